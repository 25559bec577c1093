using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Storms;

/// <summary>A server behind a socket whose requests go wrong in every way, a session connected to it, and what people want its records to be.</summary>
internal sealed class Storm : IDisposable
{
    private static readonly (string Kind, double Percent, string Parameters)[] s_faults =
    [
        ("Throttle", 2.5, " -RetryAfterSeconds 1"),
        ("ThrottleWithoutRetryAfter", 2.5, ""),
        ("Unavailable", 3, ""),
        ("ConnectionLostBefore", 1, ""),
        ("ConnectionLostAfter", 1, ""),
        ("TruncatedBody", 1, ""),
    ];

    private readonly int _seed;
    private readonly ServedSandbox _server;
    private readonly ModuleSession _session = ModuleSession.Open();

    private Storm(int seed, ServedSandbox server)
    {
        _seed = seed;
        _server = server;
        Services = new StormServices(server);
        Random = new Random(seed);
    }

    public StormServices Services { get; }

    public Random Random { get; }

    /// <summary>Starts a server whose tokens live 20 seconds, and connects to it.</summary>
    public static Storm Begin(int seed)
    {
        var server = ServedSandbox.Create("--create", $"0,0,0,{seed}", "--token-seconds", "20");
        var storm = new Storm(seed, server);
        storm._session.Run("$global:calm = Connect-CouplingEnvironment -Sandbox $args[0] -StorePath calm.db", server.File);
        storm._session.Run(
            """
            $global:ask = $args[2]
            $null = Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -StorePath storm.db -AccessToken { param($resource) $ask.Invoke($resource) }
            """,
            server.BusinessCentralUrl, server.Root, new Func<string, string>(server.Token));
        return storm;
    }

    /// <summary>Lets requests go wrong from now on, others in each part.</summary>
    public void Rise(int part)
    {
        foreach (var (kind, percent, parameters) in s_faults)
            _session.Run($"Set-CouplingSandboxFault {kind} -Percent $args[0] -Seed $args[1] -Connection $calm{parameters}", percent, (_seed * 100) + part);
    }

    /// <summary>Lets everything go well from now on.</summary>
    public void Settle() => _session.Run("Clear-CouplingSandboxFault -Connection $calm -Confirm:$false");

    public List<T> List<T>(string script, params object?[] arguments) => [.. _session.Run(script, arguments).Select(output => (T)output.BaseObject)];

    /// <summary>Pipes records into Sync-Record and returns its results, whatever errors it reported, unless it gave up.</summary>
    public List<SyncResult> Synchronize(IEnumerable<object> inputs)
    {
        var result = _session.InvokeWith(
            inputs,
            "$input | Sync-Record Customer -Direction Bidirectional -IfNotCoupled Create -OnConflict Sales -BatchSize $args[0]",
            StormSize.BatchSizeOf(_seed));
        Assert.True(result.TerminatingError is null, result.TerminatingError?.ToString());
        return [.. result.Output.Select(output => (SyncResult)output.BaseObject)];
    }

    public void Dispose()
    {
        _session.Dispose();
        Services.Dispose();
        _server.Dispose();
    }
}
