using Azure.Core;
using Azure.Identity;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Makes the credentials of Azure.Identity.</summary>
internal static class AzureCredentials
{
    private static readonly string[] s_knownAuthorities = ["login.microsoftonline.com", "login.microsoftonline.us", "login.chinacloudapi.cn", "login.partner.microsoftonline.cn"];

    public static TokenCredential ClientSecret(ApplicationIdentity application, Secret secret, SignInContext context) =>
        new ClientSecretCredential(
            Tenant(application, context), Client(application), secret.Reveal(),
            Options(new ClientSecretCredentialOptions { DisableInstanceDiscovery = IsPrivate(application) }, application, context));

    public static TokenCredential Certificate(ApplicationIdentity application, ClientCertificate certificate, SignInContext context) =>
        new ClientCertificateCredential(
            Tenant(application, context), Client(application), certificate.Load(),
            Options(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = IsPrivate(application) }, application, context));

    public static TokenCredential ManagedIdentity(ApplicationIdentity application, SignInContext context) =>
        new ManagedIdentityCredential(Options(
            new ManagedIdentityCredentialOptions(application.ClientId is { } id
                ? ManagedIdentityId.FromUserAssignedClientId(id)
                : ManagedIdentityId.SystemAssigned),
            application, context));

    public static TokenCredential WorkloadIdentity(ApplicationIdentity application, SignInContext context)
    {
        var options = new WorkloadIdentityCredentialOptions { DisableInstanceDiscovery = IsPrivate(application) };
        options.TenantId = application.TenantId ?? options.TenantId ?? context.Tenant;
        options.ClientId = application.ClientId ?? options.ClientId;
        options.TokenFilePath = application.TokenFile ?? options.TokenFilePath;
        return new WorkloadIdentityCredential(Options(options, application, context));
    }

    public static TokenCredential DeviceCode(ApplicationIdentity application, Func<string, CancellationToken, Task> show, SignInContext context) =>
        new DeviceCodeCredential(Options(
            new DeviceCodeCredentialOptions
            {
                TenantId = Tenant(application, context),
                ClientId = Client(application),
                DisableInstanceDiscovery = IsPrivate(application),
                DeviceCodeCallback = (code, cancellationToken) => show(code.Message, cancellationToken),
            },
            application, context));

    public static TokenCredential Browser(ApplicationIdentity application, SignInContext context) =>
        new InteractiveBrowserCredential(Options(
            new InteractiveBrowserCredentialOptions
            {
                TenantId = Tenant(application, context),
                ClientId = Client(application),
                DisableInstanceDiscovery = IsPrivate(application),
            },
            application, context));

    public static TokenCredential AzureCli(ApplicationIdentity application, SignInContext context) =>
        new AzureCliCredential(Options(new AzureCliCredentialOptions { TenantId = application.TenantId ?? context.Tenant }, application, context));

    public static TokenCredential AzurePowerShell(ApplicationIdentity application, SignInContext context) =>
        new AzurePowerShellCredential(Options(
            new AzurePowerShellCredentialOptions { TenantId = application.TenantId ?? context.Tenant }, application, context));

    private static T Options<T>(T options, ApplicationIdentity application, SignInContext context)
        where T : TokenCredentialOptions
    {
        if (application.Authority is { } authority)
            options.AuthorityHost = Checked(authority);
        if (context.Transport is { } transport)
            options.Transport = transport;
        return options;
    }

    private static Uri Checked(Uri authority) => authority.IsAbsoluteUri && authority.Scheme == Uri.UriSchemeHttps
        ? authority
        : throw ErrorText.Exception("AuthorityInvalid", ErrorClass.Configuration, authority);

    private static bool IsPrivate(ApplicationIdentity application) =>
        application.Authority is { } authority && !s_knownAuthorities.Contains(Checked(authority).Host, StringComparer.OrdinalIgnoreCase);

    private static string Tenant(ApplicationIdentity application, SignInContext context) =>
        application.TenantId ?? context.Tenant ?? throw SignInErrors.Create("TenantRequired", ErrorClass.Configuration, context.Side);

    private static string Client(ApplicationIdentity application) =>
        application.ClientId ?? throw ErrorText.Exception("ClientIdRequired", ErrorClass.Configuration);
}
