using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>What is known of a run afterwards, however it ended.</summary>
public sealed class RunHistoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_died_at_any_request_is_known_as_interrupted_with_the_results_that_were_confirmed()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        var moments = new List<(string Moment, DirectoryInfo Files)>();
        var options = Runs.TwoWay with { BatchSize = 2 };
        List<SyncResult> all;
        await using (var session = await trade.World.OpenSessionAsync(inner => new PowerFailure(inner, trade.World, moments)))
            all = await session.SynchronizeAsync(trade.Inputs, options);
        var seen = new HashSet<int>();
        foreach (var (moment, files) in moments.Where((_, index) => index % 3 == 0))
        {
            await using var world = await World.OpenAsync(files);
            await using var session = await world.OpenSessionAsync();
            var runs = await RunsAsync(session);
            if (runs.FirstOrDefault() is not { } died || died.Id != all[0].RunId)
                continue;
            var results = await ResultsAsync(session, died.Id);

            Assert.True(died is { Status: SyncRunStatus.Interrupted, CompletedAt: null }, moment);
            Assert.Equal(died.Total, results.Count);
            Assert.Equal(all.Take(results.Count).Select(result => (result.Outcome, result.BusinessCentralId, result.SalesId)), results.Select(result => (result.Outcome, result.BusinessCentralId, result.SalesId)));
            seen.Add(results.Count);
        }

        Assert.True(seen.Count > 2, string.Join(", ", seen));
    }

    [Fact]
    public async Task Every_result_is_kept_as_it_was_given_and_the_counters_add_up()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        await using var session = await trade.World.OpenSessionAsync();
        RecordReference[] inputs = [.. trade.Inputs, trade.Inputs[0], new() { Number = "nowhere" }, new() { BusinessCentralId = Guid.NewGuid() }];

        var given = await session.SynchronizeAsync(inputs, Runs.TwoWay);

        var run = (await RunsAsync(session))[0];
        var kept = await ResultsAsync(session, run.Id);
        Assert.Equal((SyncRunStatus.Completed, SyncDirection.Bidirectional, "Customer"), (run.Status, run.Direction, run.Mapping));
        Assert.Equal(inputs.Length, run.Total);
        Assert.Equal(given.Select(Told), kept.Select(Told));
        Assert.Equal(given.GroupBy(result => result.Outcome).ToDictionary(group => group.Key, group => (long)group.Count()), Counters(run));
    }

    [Fact]
    public async Task A_cancelled_run_is_known_as_interrupted()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        using var cancellation = new CancellationTokenSource();
        await using var session = await trade.World.OpenSessionAsync();
        await foreach (var result in session.SynchronizeAsync(trade.Inputs.ToAsyncEnumerable(), Runs.TwoWay with { BatchSize = 2 }, QuietHost.Instance, cancellation.Token))
            break;

        var run = (await RunsAsync(session))[0];

        Assert.Equal((SyncRunStatus.Interrupted, 2L, true), (run.Status, run.Total, run.CompletedAt is not null));
    }

    [Fact]
    public async Task A_preview_is_no_run()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        await using var session = await trade.World.OpenSessionAsync();
        var before = await RunsAsync(session);

        await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay with { Preview = true });

        Assert.Equal(before, await RunsAsync(session));
    }

    private static (SyncOutcome, string?, string?, string?, Guid?, Guid?, string, string?, TimeSpan) Told(SyncResult result) => (
        result.Outcome, result.Reason, result.Number, result.Name, result.BusinessCentralId, result.SalesId,
        string.Join(';', result.Changes), result.Error, result.Duration);

    private static Dictionary<SyncOutcome, long> Counters(SyncRun run) => new (SyncOutcome Outcome, long Count)[]
    {
        (SyncOutcome.Created, run.Created), (SyncOutcome.Updated, run.Updated), (SyncOutcome.Unchanged, run.Unchanged),
        (SyncOutcome.Coupled, run.Coupled), (SyncOutcome.Conflict, run.Conflict), (SyncOutcome.Skipped, run.Skipped),
        (SyncOutcome.Deferred, run.Deferred), (SyncOutcome.Failed, run.Failed), (SyncOutcome.Ambiguous, run.Ambiguous),
    }.Where(count => count.Count > 0).ToDictionary(count => count.Outcome, count => count.Count);

    private static async Task<List<SyncRun>> RunsAsync(CouplingSession session) =>
        await session.ListRunsAsync(new RunListRequest(), Token).ToListAsync(Token);

    private static async Task<List<SyncResult>> ResultsAsync(CouplingSession session, Guid run) =>
        await session.ListResultsAsync(new ResultListRequest { Runs = [run] }, Token).ToListAsync(Token);
}
