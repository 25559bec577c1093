using CouplingTools.Bench.Tests.Services;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>Fills both services, lets users at them, and kills until it has been often enough.</summary>
internal sealed class CrashCampaign(CrashBench bench, CrashSize size)
{
    private const int ServerKillEvery = 6;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(150);
    private readonly Random _random = new(size.Seed);
    private readonly List<Crash> _crashes = [];
    private readonly List<string> _problems = [];
    private int _serverKills;
    private int _openIntents;

    public int OnEachSide => size.Records / 2;

    /// <summary>The rows that there were at first.</summary>
    public List<CompanyRow> First { get; } = [];

    public IReadOnlyList<Crash> Crashes => _crashes;

    public IReadOnlyList<string> Problems => _problems;

    public Users Users { get; } = new(bench.Services, new Random(size.Seed + 1), s_longestPause);

    /// <summary>What had been written when the shell was first started.</summary>
    public long WritesAtFirst { get; set; }

    public async Task FillAsync()
    {
        foreach (var service in Service.Both)
        {
            await bench.Services.CreateAsync(service, Companies.Of(service, OnEachSide));
            First.AddRange(await bench.Services.ListAsync(service));
        }
    }

    public async Task RunAsync()
    {
        var moments = new Moments(_random);
        Users.Begin();
        for (var start = 1; _crashes.Count - _serverKills < size.Kills; start++)
        {
            var work = Choose();
            var batch = work == ShellWork.All ? 100 : size.BatchSize;
            var isServer = start % ServerKillEvery == 0;
            var crash = await (isServer ? bench.KillServerAsync(work, batch, moments.Choose()) : bench.KillShellAsync(work, batch, moments.Choose()));
            Note(crash, isServer);
        }

        await Users.StopAsync();
    }

    public override string ToString()
    {
        var kinds = _crashes.Where(crash => crash.IsKilled).CountBy(crash => crash.Moment.Kind).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key}");
        return $"{_crashes.Count - _serverKills} kills of the shell ({string.Join(", ", kinds)}), {_openIntents} of them with writes under way, {_serverKills} of the server; {Users.Edits.Count} edits by users";
    }

    /// <summary>Mostly creates at first, mostly updates later; a run over what changed does both.</summary>
    private ShellWork Choose() => _random.Next(12) switch
    {
        0 => ShellWork.All,
        var number when number < (2 * _crashes.Count < size.Kills ? 9 : 2) => ShellWork.Uncoupled,
        _ => ShellWork.Changed,
    };

    private void Note(Crash crash, bool isServer)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{(isServer ? "server" : "shell")}: {crash}");
        if (isServer && crash.Lines is { IsThrough: false, Failure: null })
            _problems.Add($"the shell ended without a word when the server was killed at {crash.Moment}");
        if (!crash.IsKilled)
        {
            _problems.AddRange(crash.Lines.Failure is { } failure && !isServer ? [$"{crash.Work}: {failure}"] : []);
            return;
        }

        _crashes.Add(crash);
        _serverKills += isServer ? 1 : 0;
        if (!File.Exists(bench.Store))
            return;
        using var store = new StoreCopy(bench.Store);
        if (store.Check() is not "ok" and var damage)
            _problems.Add($"the store is damaged after the kill at {crash.Moment}: {damage}");
        if (!isServer && store.HasTable("intents") && store.Number("SELECT count(*) FROM intents") > 0)
            _openIntents++;
    }
}
