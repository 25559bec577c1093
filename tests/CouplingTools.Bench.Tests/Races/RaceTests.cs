using System.Diagnostics;
using System.Globalization;
using CouplingTools.Bench.Tests.Crashes;
using CouplingTools.Bench.Tests.Services;
using CouplingTools.Engine.Tests.Couplings.Postgres;

namespace CouplingTools.Bench.Tests.Races;

/// <summary>Workers share one PostgreSQL store while people edit both sides and some workers are killed: afterwards everything is as it should be.</summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Workers_share_the_records_and_nothing_is_lost_doubled_or_left_unexplained()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kills are timed for Linux.");
        var size = RaceSize.Wanted;
        var started = Stopwatch.GetTimestamp();
        await using var schema = await ServerSchema.CreateAsync();
        var store = new RaceStore(schema);
        using var race = await Race.BeginAsync(size.Seed, schema);
        var first = new List<CompanyRow>();
        foreach (var service in Service.Both)
        {
            await race.Services.CreateAsync(service, Companies.Of(service, size.Records / 2));
            first.AddRange(await race.Services.ListAsync(service));
        }

        await using var users = new Users(race.Services, new Random(size.Seed + 1), s_longestPause);
        users.Begin();
        var problems = new List<string>();
        var shares = new List<string>();
        var workers = new List<ShellLines>();
        for (var round = 0; round <= size.Rounds; round++)
        {
            // Everything is created in the first round, by all of them at once; what a kill left of that waits for the end.
            var work = round == 0 ? ShellWork.Uncoupled : ShellWork.All;
            var lines = await race.RunAsync(work, size.Workers, size.BatchSize, kills: true);
            workers.AddRange(lines);
            problems.AddRange(lines.Where(one => one.Failure is not null).Select(one => $"round {round}: {one.Failure}"));
            problems.AddRange(round == 0 ? [] : await IncompleteAsync(store, lines, round));
            shares.Add(string.Join('+', lines.Select(one => one.Results.Count(result => result.Outcome != "Skipped"))));
        }

        await users.StopAsync();
        workers.AddRange(await FinishAsync(race, store, size));
        var last = (await race.RunAsync(ShellWork.All, 1, size.BatchSize, kills: false))[0];
        problems.AddRange(last.Results.Where(result => result.Outcome is not ("Unchanged" or "Conflict")).Select(result => $"once more: {result}"));
        problems.AddRange(await CheckAsync(race, store, new Oracle(Companies.Names(size.Records / 2, size.Records / 2), first, users.Edits)));
        problems.AddRange(await CheckCountersAsync(store, [.. workers, last]));

        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"{size}: {race.Kills} kills, {users.Edits.Count} edits, records handled by each worker {string.Join(", ", shares)}; {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        output.WriteLine(report);
        Assert.True(problems.Count == 0, $"{report}\n{string.Join('\n', problems.Take(40))}");
    }

    /// <summary>Lets one worker do what the dead ones left, once they are known to be dead.</summary>
    private static async Task<List<ShellLines>> FinishAsync(Race race, RaceStore store, RaceSize size)
    {
        await store.BuryAsync();
        return await race.RunAsync(ShellWork.Changed, 1, size.BatchSize, kills: false);
    }

    /// <summary>A worker that came to its end has one result for every coupling.</summary>
    private static async Task<IEnumerable<string>> IncompleteAsync(RaceStore store, List<ShellLines> lines, int round)
    {
        var couplings = (await store.CouplingsAsync()).Select(coupling => coupling.IdOn(Service.Sales)).Order().ToList();
        return lines
            .Where(one => one.IsThrough && !one.Results.Select(result => result.SalesId ?? Guid.Empty).Order().SequenceEqual(couplings))
            .Select(one => $"round {round}: a worker has {one.Results.Count} results for {couplings.Count} couplings");
    }

    private static async Task<List<string>> CheckAsync(Race race, RaceStore store, Oracle oracle)
    {
        var couplings = await store.CouplingsAsync();
        var rows = new Dictionary<Service, Dictionary<Guid, CompanyRow>>();
        var problems = new List<string>();
        foreach (var service in Service.Both)
        {
            var all = await race.Services.ListAsync(service);
            problems.AddRange(oracle.CheckRows(service, all));
            problems.AddRange(Oracle.CheckCouplings(service, all, [.. couplings.Select(coupling => coupling.IdOn(service))]));
            rows[service] = all.ToDictionary(row => row.Id);
        }

        problems.AddRange(couplings
            .Where(coupling => Service.Both.All(service => rows[service].ContainsKey(coupling.IdOn(service))))
            .SelectMany(coupling => oracle.CheckPair(new(
                rows[Service.BusinessCentral][coupling.IdOn(Service.BusinessCentral)], rows[Service.Sales][coupling.IdOn(Service.Sales)], coupling.Status == "Conflict"))));
        if (await store.NumberAsync("SELECT count(*) FROM intents") is > 0 and var open)
            problems.Add($"{open} writes are still open");
        if (await store.NumberAsync("SELECT count(*) FROM couplings WHERE lease_run IS NOT NULL") is > 0 and var held)
            problems.Add($"{held} couplings are still claimed");
        return problems;
    }

    /// <summary>What the store counts for a run is what it keeps of it, and every result that a worker printed is there.</summary>
    private static async Task<List<string>> CheckCountersAsync(RaceStore store, List<ShellLines> workers)
    {
        // That a record was unchanged is kept of the latest run only.
        const string Kept = "SELECT run FROM runs r WHERE created + updated + coupled + conflict + skipped + deferred + failed + ambiguous <> (SELECT count(*) FROM results s WHERE s.run = r.id AND s.outcome <> 'Unchanged')";
        var problems = (await store.ListAsync<string>(Kept)).Select(run => $"the counters of the run {run} do not add up").ToList();
        var kept = (await store.ListAsync<string>("SELECT r.run || ' ' || coalesce(s.sales_id, '') || ' ' || coalesce(s.business_central_id, '') FROM results s JOIN runs r ON r.id = s.run")).CountBy(key => key).ToDictionary();
        foreach (var (key, count) in workers.SelectMany(lines => lines.Results).Where(result => result is { SalesId: not null, BusinessCentralId: not null, Outcome: not "Unchanged" }).CountBy(result => $"{result.Run} {result.SalesId} {result.BusinessCentralId}"))
        {
            if (kept.GetValueOrDefault(key) < count)
                problems.Add($"a result that was printed is not kept: {key}");
        }

        return problems;
    }
}
