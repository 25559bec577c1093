using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A person removes a coupling while a run is about it: the coupling stays removed, and the run says what it did all the same.</summary>
public sealed class UncoupledMeanwhileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_written_for_a_coupling_that_is_removed_before_the_write_leaves()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        await using var session = await pair.World.OpenSessionAsync();

        var result = await RunAsync(session, pair, new AskedHost(() => UncoupleAsync(pair)));

        Assert.Equal((SyncOutcome.Skipped, "UncoupledMeanwhile", 0, null), (result.Outcome, result.Reason, result.Changes.Count, result.ErrorClass));
        Assert.NotEmpty(result.RecommendedAction!);
        Assert.Equal(["+1 111", "+1 000"], await pair.PhonesAsync());
        Assert.Empty(await session.CouplingsAsync());
        Assert.Equal(result.Reason, Assert.Single(await session.ListResultsAsync(new ResultListRequest { Runs = [result.RunId] }, Token).ToListAsync(Token)).Reason);
    }

    [Fact]
    public async Task A_record_that_was_deleted_is_not_created_again_for_a_coupling_that_is_removed_meanwhile()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.DeleteAsync(Side.Sales);
        await using var session = await pair.World.OpenSessionAsync();

        var result = await RunAsync(session, pair, new AskedHost(() => UncoupleAsync(pair)), Runs.TwoWay with { OnDeleted = DeletedPolicy.Restore });

        Assert.Equal((SyncOutcome.Skipped, "UncoupledMeanwhile"), (result.Outcome, result.Reason));
        Assert.Empty(await pair.World.Users.ListAsync(Side.Sales));
        Assert.Empty(await session.CouplingsAsync());
    }

    [Fact]
    public async Task What_was_written_before_the_coupling_was_removed_is_told_and_the_others_do_not_suffer()
    {
        await using var pair = await AgreedPair.CreateAsync();
        var other = (await pair.World.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Fabrikam"))).Id;
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        await using var session = await pair.World.OpenSessionAsync(inner => new HookedHandler(inner, after: _ => UncoupleAsync(pair)));

        var results = await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral)), Runs.On(Side.BusinessCentral, other)], Runs.TwoWay);
        var told = await session.ListResultsAsync(new ResultListRequest { Runs = [results[0].RunId] }, Token).ToListAsync(Token);

        Assert.Equal([(SyncOutcome.Updated, "UncoupledMeanwhile"), (SyncOutcome.Created, null)], results.Select(result => (result.Outcome, result.Reason)));
        Assert.Equal("+1 111", Assert.Single(results[0].Changes).New);
        Assert.Equal(results.Select(result => (result.Outcome, result.Reason)), told.Select(result => (result.Outcome, result.Reason)));
        Assert.Equal(["+1 111", "+1 111"], await pair.PhonesAsync());
        Assert.Equal(other, Assert.Single(await session.CouplingsAsync()).BusinessCentralId);
        Assert.Null(Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, other)], Runs.TwoWay)).ErrorClass);
    }

    /// <summary>The machine sleeps while a person is asked, and another run has the coupling meanwhile.</summary>
    [Fact]
    public async Task A_run_that_lost_its_claim_removes_no_coupling()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.DeleteAsync(Side.Sales);
        await using var session = await pair.World.OpenSessionAsync();
        var host = new AskedHost(() => StoppedRunTests.TakeOverAsync(pair.World, Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral))));

        var error = await Assert.ThrowsAsync<CouplingException>(() => RunAsync(session, pair, host, Runs.TwoWay with { OnDeleted = DeletedPolicy.RemoveCoupling }));

        Assert.Equal("LeaseLost", error.ErrorId);
        Assert.Single(await session.CouplingsAsync());
    }

    [Fact]
    public async Task A_coupling_that_gives_way_to_another_before_it_is_removed_is_not_told_to_be_removed()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.DeleteAsync(Side.Sales);
        await using var other = await pair.World.OpenSessionAsync();
        await using var session = await pair.World.OpenSessionAsync();
        var host = new AskedHost(async () =>
        {
            await StoppedRunTests.TakeOverAsync(pair.World, Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral)));
            Assert.Equal(SyncOutcome.Created, (await RunAsync(other, pair, QuietHost.Instance, Runs.TwoWay with { OnDeleted = DeletedPolicy.Restore })).Outcome);
        });

        var result = await RunAsync(session, pair, host, Runs.TwoWay with { OnDeleted = DeletedPolicy.RemoveCoupling });

        Assert.Equal((SyncOutcome.Skipped, "UncoupledMeanwhile"), (result.Outcome, result.Reason));
        Assert.Single(await other.CouplingsAsync());
    }

    private static async Task<SyncResult> RunAsync(CouplingSession session, AgreedPair pair, IRunHost host, SyncOptions? options = null) => Assert.Single(
        await session.SynchronizeAsync(new[] { Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral)) }.ToAsyncEnumerable(), options ?? Runs.TwoWay, host, Token).ToListAsync(Token));

    private static async Task UncoupleAsync(AgreedPair pair)
    {
        await using var session = await pair.World.OpenSessionAsync();
        var input = new RecordReference { BusinessCentralId = pair.On(Side.BusinessCentral) };
        await session.UncoupleAsync(new[] { input }.ToAsyncEnumerable(), new UncoupleOptions { Mapping = "Customer" }, QuietHost.Instance, Token).ToListAsync(Token);
    }
}
