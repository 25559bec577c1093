using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using CouplingTools.Engine.Environments.Credentials;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Connections;

/// <summary>Turns the parameters of a call into the sign-ins of both services. Call on the pipeline thread.</summary>
internal sealed class SignInChoice(AddressedCmdlet call, SessionState state)
{
    private readonly RunspacePumps _pumps = RunspacePumps.Here;

    private ApplicationIdentity Application => Identity(call.ClientId);

    /// <exception cref="Engine.CouplingException">One service is left without a sign-in, or has two.</exception>
    public (SignIn BusinessCentral, SignIn Sales, Uri DataverseUrl) Choose()
    {
        var common = Common();
        var client = call.DataverseConnection is { } connection ? new DataverseClient(connection, _pumps) : null;
        var basic = call.Credential is { } credential && (common is not null || !IsApplication(credential))
            ? SignIn.Basic(credential.UserName, new Secret(credential.Password))
            : null;
        common ??= call.Credential is { } application && basic is null ? ApplicationOf(application) : null;
        return (
            basic ?? common ?? throw CmdletText.Exception("SignInMissing", CmdletText.Message("SideBusinessCentral")),
            client is null ? common ?? throw CmdletText.Exception("SignInMissing", CmdletText.Message("SideSales")) : SignIn.CurrentToken(client.ReadTokenAsync),
            call.DataverseUrl ?? client!.Address());
    }

    private SignIn? Common()
    {
        SignIn?[] given =
        [
            call.ClientSecret is { } secret ? SignIn.ClientSecret(Application, new Secret(secret)) : null,
            call.Certificate is { } certificate ? SignIn.Certificate(Application, CertificateOf(InputValue.Unwrap(certificate))) : null,
            call.ManagedIdentity ? SignIn.ManagedIdentity(Application) : null,
            call.WorkloadIdentity ? SignIn.WorkloadIdentity(Application) : null,
            call.DeviceCode ? SignIn.DeviceCode(Application, new DeviceCodeMessage(_pumps).ShowAsync) : null,
            call.Interactive ? SignIn.Browser(Application) : null,
            call.AzureCli ? SignIn.AzureCli(Application) : null,
            call.AzurePowerShell ? SignIn.AzurePowerShell(Application) : null,
            call.AccessToken is { } token ? TokenOf(InputValue.Unwrap(token)) : null,
        ];
        var chosen = given.OfType<SignIn>().ToList();
        return chosen.Count < 2 ? chosen.FirstOrDefault() : throw CmdletText.Exception("SignInAmbiguous", string.Join(", ", chosen));
    }

    /// <summary>Automation services keep an application's id and secret as user name and password.</summary>
    private static bool IsApplication(PSCredential credential) => Guid.TryParse(credential.UserName, out _);

    private SignIn ApplicationOf(PSCredential credential) =>
        SignIn.ClientSecret(Identity(credential.UserName), new Secret(credential.Password));

    private ApplicationIdentity Identity(string? clientId) => new() { TenantId = call.TenantId, ClientId = clientId, Authority = call.Authority };

    private ClientCertificate CertificateOf(object? given) => given switch
    {
        X509Certificate2 certificate => ClientCertificate.Of(certificate),
        string thumbprint when IsThumbprint(thumbprint) => ClientCertificate.FromStore(thumbprint),
        string or FileInfo => ClientCertificate.FromFile(
            FilePath.Resolve(state, given.ToString()!), call.CertificatePassword is { } password ? new Secret(password) : null),
        _ => throw CmdletText.Exception("CertificateNotUnderstood", given?.GetType().Name),
    };

    /// <summary>Programs show thumbprints with blanks or colons between the bytes, and some put an invisible mark in front.</summary>
    private static bool IsThumbprint(string text) =>
        text.Count(char.IsAsciiHexDigit) == 40 && text.All(c => char.IsAsciiHexDigit(c) || c is ' ' or ':' or '\u200E');

    private SignIn TokenOf(object? given) => given switch
    {
        SecureString token => SignIn.AccessToken(new Secret(token)),
        ScriptBlock script => SignIn.AccessToken(new TokenScript(script, _pumps).AskAsync),
        _ => throw CmdletText.Exception("AccessTokenNotHidden"),
    };
}
