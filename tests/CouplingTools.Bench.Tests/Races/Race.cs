using CouplingTools.Bench.Tests.Crashes;
using CouplingTools.Bench.Tests.Services;
using CouplingTools.Engine.Tests.Couplings.Postgres;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Bench.Tests.Races;

/// <summary>Workers, each a shell of its own, that share one store over the same two services while users edit; some are killed.</summary>
internal sealed class Race : IDisposable
{
    private const string Secret = "s3cret-of-the-bench";
    private const int LongestLife = 1_500;
    private static readonly TimeSpan s_longestRun = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random;
    private readonly ServerProcess _server;
    private readonly ServerSchema _schema;

    private Race(Random random, ServerSchema schema)
    {
        _random = random;
        _schema = schema;
        _server = new ServerProcess(Path.Combine(_folder.Path, "server.sandbox"), Secret, "--latency-ms", "5", "--latency-row-us", "2000");
        Services = new PlainServices(_server);
    }

    public PlainServices Services { get; }

    /// <summary>How many workers were killed while they worked.</summary>
    public int Kills { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Race> BeginAsync(int seed, ServerSchema schema)
    {
        var race = new Race(new Random(seed), schema);
        await race._server.CreateAsync($"0,0,0,{seed}");
        return race;
    }

    /// <summary>Lets so many workers do the same at once, and kills one of them in the middle.</summary>
    public async Task<List<ShellLines>> RunAsync(ShellWork work, int workers, int batchSize, bool kills)
    {
        var script = new ShellScript(_folder, _server.Address!, _schema.ConnectionString, Secret);
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

    public void Dispose()
    {
        Services.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

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
