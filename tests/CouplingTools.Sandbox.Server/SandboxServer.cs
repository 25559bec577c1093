using System.Net;
using CouplingTools.Sandbox.Limits;
using CouplingTools.Sandbox.Server.Http;
using CouplingTools.Sandbox.Server.Tokens;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CouplingTools.Sandbox.Server;

/// <summary>A sandbox behind a socket on the loopback address, by http.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private const long LargestBody = 350L * 1024 * 1024;
    private readonly WebApplication _application;
    private readonly HttpMessageInvoker _sandbox;
    private readonly TokenStore _tokens;

    private SandboxServer(WebApplication application, SandboxEnvironment environment, HttpMessageInvoker sandbox, TokenStore tokens, Uri address)
    {
        _application = application;
        _sandbox = sandbox;
        _tokens = tokens;
        Environment = environment;
        BaseUri = address;
    }

    /// <summary>The address, with a slash at the end.</summary>
    public Uri BaseUri { get; }

    /// <summary>Business Central's environment, without /api/v2.0.</summary>
    public Uri BusinessCentralUrl => new(BaseUri, $"v2.0/{SandboxEnvironment.TenantId:D}/Production");

    /// <summary>The organization of Dynamics 365 Sales, without /api/data.</summary>
    public Uri DataverseUrl => BaseUri;

    /// <summary>Where tokens are given out for client credentials.</summary>
    public Uri TokenUrl => new(BaseUri, $"{SandboxEnvironment.TenantId:D}/oauth2/v2.0/token");

    /// <summary>The sandbox that is served: its log, faults and limits.</summary>
    public SandboxEnvironment Environment { get; }

    /// <summary>What the services have seen.</summary>
    public SandboxStatistics Statistics => Environment.Statistics;

    /// <summary>Opens the sandbox and begins to listen.</summary>
    /// <exception cref="IOException">There is no such file, or the port is taken.</exception>
    /// <exception cref="InvalidDataException">The file is no sandbox.</exception>
    /// <exception cref="ArgumentException">A fault makes no sense.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxServerOptions options, CancellationToken cancellationToken)
    {
        var environment = SandboxEnvironment.Open(options.File, options.Time);
        try
        {
            Prepare(environment, options);
            return await ListenAsync(environment, options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            environment.Dispose();
            throw;
        }
    }

    /// <summary>A new access token that both services accept until it expires.</summary>
    public string IssueToken() => _tokens.Issue(audience: null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (var now = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
            await _application.StopAsync(now.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _sandbox.Dispose();
        Environment.Dispose();
    }

    private static void Prepare(SandboxEnvironment environment, SandboxServerOptions options)
    {
        environment.Limits = options.Limits;
        var profile = environment.Profile;
        if (options.BasicCredential is not null && !profile.BusinessCentral.IsOnPremises)
            environment.SetProfile(profile with { BusinessCentral = profile.BusinessCentral with { IsOnPremises = true } });
        if (options.Faults.Count > 0)
            environment.ClearFaults();
        foreach (var fault in options.Faults)
            environment.SetFault(fault);
    }

    private static async Task<SandboxServer> ListenAsync(SandboxEnvironment environment, SandboxServerOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // Dataverse takes addresses of 32 KB, and what is longer has to be refused by the sandbox in its own words.
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
        });
        var application = builder.Build();
        var tokens = new TokenStore(options.TokenLifetime, options.Time);
        var sandbox = new HttpMessageInvoker(environment.CreateHandler(new Credentials(options, tokens).AreAccepted));
        application.Run(new ServerRequests(environment, sandbox, options, tokens).HandleAsync);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new SandboxServer(application, environment, sandbox, tokens, new Uri(addresses.Single()));
    }
}
