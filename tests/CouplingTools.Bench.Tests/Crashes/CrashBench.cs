using System.Diagnostics;
using CouplingTools.Module.Tests.Hosting;
using CouplingTools.Bench.Tests.Services;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>Shell, relay and server as processes, killed at chosen moments and started again.</summary>
internal sealed class CrashBench : IDisposable
{
    private const int LongestOutage = 2_000;
    private static readonly TimeSpan s_longestRun = TimeSpan.FromMinutes(10);

    private readonly Random _random;
    private readonly BenchServer _server;
    private readonly Relay _relay;
    private readonly ShellScript _script;
    private long _started;

    private CrashBench(Random random, BenchServer server)
    {
        _random = random;
        _server = server;
        _relay = new Relay(server.Process);
        _script = server.Script(_relay.Address, Store);
    }

    public string Sandbox => _server.Sandbox;

    public string Store => _server.PathOf("store.db");

    public PlainServices Services => _server.Services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<CrashBench> BeginAsync(int seed) => new(new Random(seed), await BenchServer.StartAsync(seed));

    /// <summary>Starts the shell and kills it, at its end if the moment does not come before.</summary>
    public async Task<Crash> KillShellAsync(ShellWork work, int batchSize, Moment moment)
    {
        ShellProcess? shell = null;
        var trap = new Trap(moment, () => shell!.Kill());
        using var _ = shell = Start(work, batchSize, trap);
        while (!trap.IsSprung && !shell.HasExited)
        {
            if (shell.Output.Contains(ShellScript.Through, StringComparison.Ordinal))
                await trap.SpringLaterAsync(Stop);
            await Task.Delay(5, Stop);
        }

        return await EndAsync(shell, work, trap);
    }

    /// <summary>Starts the shell and kills the server under it, for a short time.</summary>
    public async Task<Crash> KillServerAsync(ShellWork work, int batchSize, Moment moment)
    {
        var trap = new Trap(moment, _server.Process.Kill);
        using var shell = Start(work, batchSize, trap);
        while (!trap.IsSprung && !shell.HasExited)
            await Task.Delay(5, Stop);
        trap.Disarm();
        if (trap.IsSprung)
        {
            await Task.Delay(_random.Next(LongestOutage), Stop);
            await _server.Process.StartAsync();
        }

        return await EndAsync(shell, work, trap);
    }

    /// <summary>Lets the shell do its work undisturbed, though maybe within a limit for the size of its files.</summary>
    public async Task<ShellLines> RunAsync(ShellWork work, int batchSize, int? kilobytes = null)
    {
        using var shell = _script.Start(work, batchSize, kilobytes);
        return new(await shell.ExitAsync(s_longestRun));
    }

    public void Dispose()
    {
        _relay.Dispose();
        _server.Dispose();
    }

    private ShellProcess Start(ShellWork work, int batchSize, Trap? trap)
    {
        _relay.Set(trap);
        _started = Stopwatch.GetTimestamp();
        var shell = _script.Start(work, batchSize);
        if (trap?.Moment.Kind == MomentKind.Start)
            _ = trap.SpringLaterAsync(Stop);
        else if (trap?.Moment.Kind == MomentKind.StoreWrite)
            _ = new StoreWatch(Store, trap).RunAsync(Stop);
        return shell;
    }

    private async Task<Crash> EndAsync(ShellProcess shell, ShellWork work, Trap trap)
    {
        var lines = new ShellLines(await shell.ExitAsync(s_longestRun));
        trap.Disarm();
        _relay.Set(null);
        return new(work, trap.Moment, trap.IsSprung, Stopwatch.GetElapsedTime(_started), lines);
    }
}
