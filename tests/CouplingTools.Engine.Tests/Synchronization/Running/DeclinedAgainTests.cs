using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A person is asked again about a record that changed while it was written, and declines: what was written counts, and the rest waits.</summary>
public sealed class DeclinedAgainTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_whose_partner_is_created_by_then_is_created()
    {
        await using var world = await World.CreateAsync();
        var account = (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"))).Id;
        var host = new AllowingHost(1);

        // The number that Business Central gave the customer is to go back to an account that somebody edits.
        var result = await SynchronizeAsync(world, Runs.On(Side.Sales, account), host, () => world.Users.EditAsync(Side.Sales, account, ("telephone1", "+1 100")));

        Assert.Equal([SyncOutcome.Created, SyncOutcome.Updated], host.Asked.Select(asked => asked.Outcome));
        Assert.Equal((SyncOutcome.Created, "Declined", null), (result.Outcome, result.Reason, result.ErrorClass));
        await AssertPendingAsync(world);
        Assert.Single(await world.Users.ListAsync(Side.BusinessCentral));
    }

    [Fact]
    public async Task A_record_that_was_written_on_the_other_side_is_updated()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        await pair.EditCityAsync(Side.Sales, "Ulm");
        var host = new AllowingHost(1);

        var result = await SynchronizeAsync(pair.World, Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral)), host, () => pair.EditCityAsync(Side.Sales, "Bonn"));

        Assert.Equal((SyncOutcome.Updated, "Declined", "city"), (result.Outcome, result.Reason, Assert.Single(result.ChangedFields)));
        await AssertPendingAsync(pair.World);
        Assert.Equal(SyncOutcome.Updated, (await pair.SynchronizeAsync()).Outcome);
        Assert.Equal(["Bonn", "Bonn"], await pair.CitiesAsync());
        Assert.Equal(["+1 111", "+1 111"], await pair.PhonesAsync());
    }

    [Fact]
    public async Task A_record_of_which_nothing_was_written_is_skipped()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");

        var result = await SynchronizeAsync(pair.World, Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral)), new AllowingHost(1), () => pair.EditCityAsync(Side.Sales, "Bonn"));

        Assert.Equal((SyncOutcome.Skipped, "Declined", 0), (result.Outcome, result.Reason, result.Changes.Count));
        Assert.Equal(["+1 111", "+1 000"], await pair.PhonesAsync());
    }

    /// <summary>Lets something happen right before the first write to Sales.</summary>
    private static async Task<SyncResult> SynchronizeAsync(World world, RecordReference input, AllowingHost host, Func<Task> meanwhile)
    {
        var isDone = false;
        await using var session = await world.OpenSessionAsync(inner => new HookedHandler(inner, before: side =>
        {
            if (isDone || side != Side.Sales)
                return Task.CompletedTask;
            isDone = true;
            return meanwhile();
        }));
        return Assert.Single(await session.SynchronizeAsync(new[] { input }.ToAsyncEnumerable(), Runs.TwoWay, host, Token).ToListAsync(Token));
    }

    private static async Task AssertPendingAsync(World world)
    {
        await using var session = await world.OpenSessionAsync();
        Assert.Equal(CouplingStatus.Pending, Assert.Single(await session.CouplingsAsync()).Status);
    }
}
