using Azure.Core.Pipeline;
using CouplingTools.Engine.Environments.Credentials;

namespace CouplingTools.Engine.Environments;

/// <summary>The ways to both services of an environment.</summary>
internal sealed class EnvironmentChannels : IDisposable
{
    private const string BusinessCentralResource = "https://api.businesscentral.dynamics.com";
    private readonly HttpMessageHandler _carrier;

    /// <exception cref="CouplingException">An address cannot be used, or a sign-in lacks something.</exception>
    public EnvironmentChannels(SessionOptions options)
    {
        _carrier = options.Handler ?? NetworkHandler.Create();
        var context = new SignInContext
        {
            Side = Side.BusinessCentral,
            Resource = options.BusinessCentralResource ?? BusinessCentralResource,
            Tenant = options.BusinessCentralUrl.IsAbsoluteUri ? BusinessCentralLocation.Of(options.BusinessCentralUrl).Tenant : null,
            Time = options.Time,
            Transport = options.IdentityHandler is { } identity ? new HttpClientTransport(identity) : null,
        };
        BusinessCentral = Open(options.BusinessCentralUrl, options.BusinessCentralSignIn, context);
        var origin = options.DataverseUrl.IsAbsoluteUri ? options.DataverseUrl.GetLeftPart(UriPartial.Authority) : string.Empty;
        Sales = Open(options.DataverseUrl, options.SalesSignIn, context with { Side = Side.Sales, Resource = origin });
    }

    public ServiceChannel BusinessCentral { get; }

    public ServiceChannel Sales { get; }

    /// <summary>Signs in to one service after the other, so that a person is not asked twice at once.</summary>
    /// <exception cref="CouplingException">A sign-in failed.</exception>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        await BusinessCentral.SignInAsync(cancellationToken);
        await Sales.SignInAsync(cancellationToken);
    }

    public void Dispose()
    {
        BusinessCentral.Dispose();
        Sales.Dispose();
        _carrier.Dispose();
    }

    private ServiceChannel Open(Uri address, SignIn? signIn, SignInContext context) =>
        new(context.Side, address, _carrier, signIn?.For(context));
}
