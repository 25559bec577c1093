using Azure.Core;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>A way to sign in to a service. One that obtains tokens from Microsoft Entra ID may serve both services.</summary>
public abstract class SignIn
{
    private protected SignIn(SignInMethod method) => Method = method;

    internal SignInMethod Method { get; }

    /// <summary>As a registered application with a client secret.</summary>
    /// <param name="application">The application.</param>
    /// <param name="secret">Its secret.</param>
    public static SignIn ClientSecret(ApplicationIdentity application, Secret secret) =>
        new AzureSignIn(SignInMethod.ClientSecret, context => AzureCredentials.ClientSecret(application, secret, context));

    /// <summary>As a registered application with a certificate.</summary>
    /// <param name="application">The application.</param>
    /// <param name="certificate">Its certificate, with the private key.</param>
    public static SignIn Certificate(ApplicationIdentity application, ClientCertificate certificate) =>
        new AzureSignIn(SignInMethod.Certificate, context => AzureCredentials.Certificate(application, certificate, context));

    /// <summary>As the identity that the machine or service in Azure has: the user-assigned one of that client id, or the system-assigned one.</summary>
    public static SignIn ManagedIdentity(ApplicationIdentity application) =>
        new AzureSignIn(SignInMethod.ManagedIdentity, context => AzureCredentials.ManagedIdentity(application, context));

    /// <summary>As an application that trusts the identity of a workload, such as a Kubernetes pod, by federation.</summary>
    public static SignIn WorkloadIdentity(ApplicationIdentity application) =>
        new AzureSignIn(SignInMethod.WorkloadIdentity, context => AzureCredentials.WorkloadIdentity(application, context));

    /// <summary>As a person who enters a code on any device.</summary>
    /// <param name="application">The application the person signs in to.</param>
    /// <param name="show">Shows the person the message that holds the code and the address.</param>
    public static SignIn DeviceCode(ApplicationIdentity application, Func<string, CancellationToken, Task> show) =>
        new AzureSignIn(SignInMethod.DeviceCode, context => AzureCredentials.DeviceCode(application, show, context));

    /// <summary>As a person who signs in with the browser of this machine.</summary>
    public static SignIn Browser(ApplicationIdentity application) =>
        new AzureSignIn(SignInMethod.Browser, context => AzureCredentials.Browser(application, context));

    /// <summary>As whoever is signed in to the Azure CLI (<c>az login</c>).</summary>
    public static SignIn AzureCli(ApplicationIdentity application) =>
        new AzureSignIn(SignInMethod.AzureCli, context => AzureCredentials.AzureCli(application, context));

    /// <summary>As whoever is signed in to Azure PowerShell (<c>Connect-AzAccount</c>).</summary>
    public static SignIn AzurePowerShell(ApplicationIdentity application) =>
        new AzureSignIn(SignInMethod.AzurePowerShell, context => AzureCredentials.AzurePowerShell(application, context));

    /// <summary>With a token that was obtained elsewhere and that nobody can renew.</summary>
    public static SignIn AccessToken(Secret token) =>
        new TokenSignIn(context => new BearerAuthorization(new FixedTokenSource(context.Side, new GivenToken(token)), context.Time));

    /// <summary>With tokens that are asked for when they are needed, and again before they expire.</summary>
    /// <param name="ask">Answers with a token for the resource it is given, such as <c>https://contoso.crm.dynamics.com</c>.</param>
    public static SignIn AccessToken(Func<string, CancellationToken, Task<GivenToken>> ask) =>
        new TokenSignIn(context => new BearerAuthorization(new GivenTokenSource(context.Side, context.Resource, ask), context.Time));

    /// <summary>With the token that somebody else keeps current; read for every request.</summary>
    /// <param name="read">Answers with the token there is now.</param>
    public static SignIn CurrentToken(Func<CancellationToken, Task<GivenToken>> read) =>
        new TokenSignIn(context => new CurrentTokenAuthorization(
            new GivenTokenSource(context.Side, context.Resource, (_, cancellationToken) => read(cancellationToken))));

    /// <summary>As a user of Business Central on premises with a web service access key.</summary>
    public static SignIn Basic(string userName, Secret key) => new BasicSignIn(userName, key);

    /// <inheritdoc/>
    public override string ToString() => Method.ToString();

    internal abstract IAuthorization For(SignInContext context);

    private sealed class AzureSignIn(SignInMethod method, Func<SignInContext, TokenCredential> create) : SignIn(method)
    {
        private AzureCredential? _credential;

        internal override IAuthorization For(SignInContext context)
        {
            _credential ??= new AzureCredential(Method, () => create(context));
            return new BearerAuthorization(new AzureTokenSource(context.Side, context.Scope, _credential), context.Time);
        }
    }

    private sealed class TokenSignIn(Func<SignInContext, IAuthorization> create) : SignIn(SignInMethod.AccessToken)
    {
        internal override IAuthorization For(SignInContext context) => create(context);
    }

    private sealed class BasicSignIn(string userName, Secret key) : SignIn(SignInMethod.Basic)
    {
        internal override IAuthorization For(SignInContext context) => context.Side == Side.BusinessCentral
            ? new BasicAuthorization(userName, key)
            : throw SignInErrors.Create("BasicNotAccepted", ErrorClass.Configuration, context.Side);
    }
}
