using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

public sealed class NumberOfCreatedTests
{
    [Fact]
    public async Task The_number_a_customer_is_created_with_waits_for_a_run_that_may_write_it_to_the_account()
    {
        await using var world = await World.CreateAsync();
        var account = await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"));
        await using var session = await world.OpenSessionAsync();

        var created = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.Sales, account.Id)], Runs.TwoWay with { Direction = SyncDirection.ToBusinessCentral }));
        var waiting = Assert.Single(await session.CouplingsAsync());
        var sent = Assert.Single(await session.SynchronizeAsync([], Runs.TwoWay with { Changed = true }));

        Assert.Equal((SyncOutcome.Created, "PendingOtherDirection"), (created.Outcome, created.Reason));
        Assert.Equal(CouplingStatus.Pending, waiting.Status);
        Assert.Equal((SyncOutcome.Updated, "number"), (sent.Outcome, Assert.Single(sent.ChangedFields)));
        Assert.Equal(created.Number, (await world.Users.ReadAsync(Side.Sales, account.Id)).Number);
        Assert.Equal(CouplingStatus.Synchronized, Assert.Single(await session.CouplingsAsync()).Status);
    }
}
