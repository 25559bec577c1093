using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

public sealed class PartlyCoupledTests
{
    private const string Unfit = "call the desk";

    [Fact]
    public async Task A_matched_pair_of_which_one_side_was_written_is_coupled_although_the_other_side_refused()
    {
        await using var world = await World.CreateAsync();
        var customer = await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"), ("city", "Bern"));
        var account = await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("accountnumber", customer.Number), ("telephone1", Unfit));
        await using var session = await world.OpenSessionAsync();
        var match = Runs.TwoWay with { IfNotCoupled = UncoupledPolicy.Match };

        var refused = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, customer.Id)], match));

        Assert.Equal((SyncOutcome.Failed, "ServiceRefused"), (refused.Outcome, refused.Reason));
        Assert.Equal("Bern", (await world.Users.ReadAsync(Side.Sales, account.Id)).Values["address1_city"]);
        Assert.Equal(CouplingStatus.Failed, Assert.Single(await session.CouplingsAsync()).Status);

        await world.Users.EditAsync(Side.Sales, account.Id, ("telephone1", "+41 31 000"));
        var mended = Assert.Single(await session.SynchronizeAsync([], Runs.TwoWay with { Changed = true }));

        Assert.Equal((SyncOutcome.Updated, "phoneNumber"), (mended.Outcome, Assert.Single(mended.ChangedFields)));
    }

    [Fact]
    public async Task A_matched_pair_of_which_nothing_was_written_stays_uncoupled()
    {
        await using var world = await World.CreateAsync();
        var customer = await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"));
        await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("accountnumber", customer.Number), ("telephone1", Unfit));
        await using var session = await world.OpenSessionAsync();
        var match = Runs.TwoWay with { Direction = SyncDirection.ToBusinessCentral, IfNotCoupled = UncoupledPolicy.Match };

        var refused = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, customer.Id)], match));

        Assert.Equal((SyncOutcome.Failed, "ServiceRefused"), (refused.Outcome, refused.Reason));
        Assert.Empty(await session.CouplingsAsync());
    }
}
