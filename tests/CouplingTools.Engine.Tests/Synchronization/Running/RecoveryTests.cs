using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>What an interrupted run wrote is found by the next one, and told as that run's.</summary>
public sealed class RecoveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_change_of_a_run_that_died_at_any_request_is_in_its_results_or_in_those_of_the_next_run()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        var moments = new List<(string Moment, DirectoryInfo Files)>();
        HashSet<Guid> earlier;
        await using (var session = await trade.World.OpenSessionAsync())
            earlier = [.. (await RunsAsync(session)).Select(run => run.Id)];
        List<SyncResult> all;
        await using (var session = await trade.World.OpenSessionAsync(inner => new PowerFailure(inner, trade.World, moments)))
            all = await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);

        var problems = new List<string>();
        var recovered = 0;
        foreach (var (moment, files) in moments.Where((_, index) => index % 3 != 2))
        {
            await using var world = await World.OpenAsync(files);
            await using var session = await world.OpenSessionAsync();
            await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
            var runs = (await RunsAsync(session)).Where(run => !earlier.Contains(run.Id)).ToList();
            var results = await session.ListResultsAsync(new ResultListRequest { Runs = [.. runs.Select(run => run.Id)] }, Token).ToListAsync(Token);

            problems.AddRange(Told(all).Except(Told(results)).Select(change => $"{moment}: nobody tells of {change}"));
            problems.AddRange(Told(results).Except(Told(all)).Select(change => $"{moment}: {change} is too much"));
            if (Told(all).Count != Told(results).Count)
                problems.Add($"{moment}: {Told(results).Count} changes instead of {Told(all).Count}");
            Assert.All(runs, run => Assert.Equal(run.Total, results.Count(result => result.RunId == run.Id)));
            Assert.All(runs, run => Assert.NotNull(run.CompletedAt));
            recovered += results.Count(result => result.Reason == "Recovered");
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        Assert.True(recovered > 10, $"{recovered} recovered results");
    }

    [Fact]
    public async Task What_had_not_left_when_the_run_died_is_told_from_what_had()
    {
        await using var world = await World.CreateAsync();
        var inputs = new List<RecordReference>();
        foreach (var name in (string[])["Adatum", "Fabrikam", "Contoso"])
            inputs.Add(Runs.On(Side.Sales, (await world.Users.CreateAsync(Side.Sales, ("name", name))).Id));
        var moments = new List<DirectoryInfo>();
        var oneByOne = new ServiceOptions { Repeats = 0, Random = () => 0, MaxBatchSize = 1, MaxConcurrency = 1 };
        await using (var session = await world.OpenSessionAsync(inner => new HookedHandler(inner, side => SnapshotAsync(side)), services: oneByOne))
            await session.SynchronizeAsync(inputs, Runs.TwoWay with { Direction = SyncDirection.ToBusinessCentral });

        await using var died = await World.OpenAsync(moments[1]);
        await using var next = await died.OpenSessionAsync();
        var host = new TellingHost();
        await next.SynchronizeAsync(inputs.ToAsyncEnumerable(), Runs.TwoWay, host, Token).ToListAsync(Token);

        Assert.Contains(host.Told, text => text.Contains("left 3 writes open: 1 had never left, 1 was done, 1 was not done", StringComparison.Ordinal));
        Assert.Equal(3, (await died.Users.ListAsync(Side.BusinessCentral)).Count);

        Task SnapshotAsync(Side side)
        {
            if (side == Side.BusinessCentral)
                moments.Add(world.Snapshot());
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task An_edit_made_after_the_interrupted_update_of_the_same_record_is_carried_without_a_conflict()
    {
        await using var pair = await AgreedPair.CreateAsync();
        DirectoryInfo? files = null;
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 222");
        await pair.EditCityAsync(Side.BusinessCentral, "Bergen");
        await pair.SynchronizeAsync(inner => new HookedHandler(inner, after: _ =>
        {
            files ??= pair.World.Snapshot();
            return Task.CompletedTask;
        }));

        await using var died = await World.OpenAsync(files!);
        await died.Users.EditAsync(Side.Sales, pair.On(Side.Sales), ("telephone1", "+1 999"));
        await using var session = await died.OpenSessionAsync();
        var result = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral))], Runs.TwoWay));

        Assert.Equal((SyncOutcome.Updated, "phoneNumber"), (result.Outcome, Assert.Single(result.ChangedFields)));
        Assert.Equal("+1 999", (await died.Users.ReadAsync(Side.BusinessCentral, pair.On(Side.BusinessCentral))).Values["phoneNumber"]);
        Assert.Equal("Bergen", (await died.Users.ReadAsync(Side.Sales, pair.On(Side.Sales))).Values["address1_city"]);
    }

    private static async Task<List<SyncRun>> RunsAsync(CouplingSession session) =>
        await session.ListRunsAsync(new RunListRequest(), Token).ToListAsync(Token);

    /// <summary>
    /// Each change that was made, in an order of its own. Numbers that Business Central gives are another time others, and the currency it
    /// gives a customer without one passes for an edit where the answer was lost.
    /// </summary>
    private static List<string> Told(IEnumerable<SyncResult> results) =>
    [
        .. results
            .SelectMany(result => result.Changes.Where(change => change.Field != "currencyCode").Select(change => $"{result.Name}: {change.Field} in {change.Side}{(change.Field == "number" ? string.Empty : $" = {change.New}")}"))
            .Order(StringComparer.Ordinal),
    ];
}
