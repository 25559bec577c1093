using CouplingTools.Engine.Environments.Credentials;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>A sign-in as a configuration describes it, its secrets not yet fetched.</summary>
internal sealed record SignInDefinition
{
    public required SignInMethod Method { get; init; }

    public required ApplicationIdentity Application { get; init; }

    public SecretReference? ClientSecret { get; init; }

    public string? CertificateFile { get; init; }

    public string? CertificateThumbprint { get; init; }

    public SecretReference? CertificatePassword { get; init; }

    public string? UserName { get; init; }

    public SecretReference? Key { get; init; }

    public SecretReference? AccessToken { get; init; }

    /// <summary>Fetches the secrets; <see langword="null"/> where a problem was reported.</summary>
    public SignIn? Resolve(SecretReader secrets, string folder, Func<string, CancellationToken, Task> show)
    {
        var password = secrets.Read(CertificatePassword);
        return Method switch
        {
            SignInMethod.ClientSecret => secrets.Read(ClientSecret) is { } secret ? SignIn.ClientSecret(Application, secret) : null,
            SignInMethod.Certificate => SignIn.Certificate(Application, CertificateThumbprint is { } thumbprint
                ? ClientCertificate.FromStore(thumbprint)
                : ClientCertificate.FromFile(Path.GetFullPath(CertificateFile!, folder), password)),
            SignInMethod.ManagedIdentity => SignIn.ManagedIdentity(Application),
            SignInMethod.WorkloadIdentity => SignIn.WorkloadIdentity(Application),
            SignInMethod.DeviceCode => SignIn.DeviceCode(Application, show),
            SignInMethod.Browser => SignIn.Browser(Application),
            SignInMethod.AzureCli => SignIn.AzureCli(Application),
            SignInMethod.AzurePowerShell => SignIn.AzurePowerShell(Application),
            SignInMethod.AccessToken => secrets.Read(AccessToken) is { } token ? SignIn.AccessToken(token) : null,
            SignInMethod.Basic => secrets.Read(Key) is { } key ? SignIn.Basic(UserName!, key) : null,
            _ => throw new InvalidOperationException($"{Method} cannot be configured."),
        };
    }
}
