using CouplingTools.Bench.Tests.Crashes;
using CouplingTools.Bench.Tests.Services;
using CouplingTools.Engine.Tests.Couplings.Postgres;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Bench.Tests.Races;

/// <summary>Workers, each a shell of its own, that share one store over the same two services while users edit; some are killed.</summary>
internal sealed class Race : IDisposable
{
    private const int LongestLife = 1_500;
    private static readonly TimeSpan s_longestRun = TimeSpan.FromMinutes(10);

    private readonly Random _random;
    private readonly BenchServer _server;
    private readonly ServerSchema _schema;

    private Race(Random random, BenchServer server, ServerSchema schema)
    {
        _random = random;
        _server = server;
        _schema = schema;
    }

    public PlainServices Services => _server.Services;

    /// <summary>How many workers were killed while they worked.</summary>
    public int Kills { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Race> BeginAsync(int seed, ServerSchema schema) => new(new Random(seed), await BenchServer.StartAsync(seed), schema);

    /// <summary>Lets so many workers do the same at once, and kills one of them in the middle.</summary>
    public async Task<List<ShellLines>> RunAsync(ShellWork work, int workers, int batchSize, bool kills)
    {
        var script = _server.Script(_server.Process.Address!, _schema.ConnectionString);
        var shells = Enumerable.Range(0, workers).Select(_ => script.Start(work, batchSize)).ToList();
        try
        {
            var killing = kills ? KillAsync(shells[_random.Next(workers)], TimeSpan.FromMilliseconds(_random.Next(LongestLife))) : Task.CompletedTask;
            var outputs = await Task.WhenAll(shells.Select(shell => shell.ExitAsync(s_longestRun)));
            await killing;
            return [.. outputs.Select(output => new ShellLines(output))];
        }
        finally
        {
            shells.ForEach(shell => shell.Dispose());
        }
    }

    public void Dispose() => _server.Dispose();

    private async Task KillAsync(ShellProcess shell, TimeSpan life)
    {
        while (!shell.HasExited && !shell.Output.Contains(ShellScript.Connected, StringComparison.Ordinal))
            await Task.Delay(5, Stop);
        await Task.Delay(life, Stop);
        if (shell.HasExited || shell.Output.Contains(ShellScript.Through, StringComparison.Ordinal))
            return;
        shell.Kill();
        Kills++;
    }
}
