using CouplingTools.Engine.Couplings.Suspension;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

/// <summary>How every kind of store keeps couplings that are suspended.</summary>
public abstract class HoldContract : HistoryContract
{
    [Fact]
    public async Task Repeated_failures_come_back_as_they_were_stored_and_go_when_there_are_none()
    {
        var store = await StoreAsync();
        var failure = new RepeatedFailure(3, "f", "m", "Mend \"it\".", Samples.Time);
        var failed = (await store.AddAsync([Samples.Coupling() with { Failure = failure, Status = CouplingStatus.Suspended }], Token))[0];
        Assert.Equal(failed, Assert.Single(await store.FindAsync("Customer", Side.Sales, [failed.SalesId], Token)));

        await store.ConfirmAsync([new() { Coupling = failed with { Failure = null } }], null, Token);

        Assert.Null(Assert.Single(await store.FindAsync("Customer", Side.Sales, [failed.SalesId], Token)).Failure);
    }

    [Fact]
    public async Task A_hold_outlives_what_a_run_stores_and_gives_back_the_status_of_that_run()
    {
        var store = await StoreAsync();
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        var hold = new CouplingHold("ada", Samples.Time);
        await store.HoldAsync([coupling.Id], hold, Token);
        await store.ConfirmAsync([new() { Coupling = coupling with { Status = CouplingStatus.Conflict, Number = "C1" } }], null, Token);

        var held = Assert.Single(await store.FindAsync("Customer", Side.Sales, [coupling.SalesId], Token));
        Assert.Equal((hold, CouplingStatus.Suspended), (held.Hold, held.ShownStatus));
        Assert.Single(await store.ListAsync(new() { Statuses = [CouplingStatus.Suspended] }, 10, Token).ToListAsync(Token));
        Assert.Empty(await store.ListAsync(new() { Statuses = [CouplingStatus.Conflict] }, 10, Token).ToListAsync(Token));

        await store.HoldAsync([coupling.Id], null, Token);
        Assert.Equal(CouplingStatus.Conflict, Assert.Single(await store.FindAsync("Customer", Side.Sales, [coupling.SalesId], Token)).ShownStatus);
    }

    [Fact]
    public async Task A_coupling_suspended_for_its_failures_is_a_failed_one_without_them_once_it_is_let_go()
    {
        var store = await StoreAsync();
        var failed = Samples.Coupling() with { Failure = new RepeatedFailure(3, "f", "m", null, Samples.Time), Status = CouplingStatus.Suspended };
        var coupling = (await store.AddAsync([failed], Token))[0];
        var other = await StoreAsync(Scope with { CompanyId = Guid.NewGuid() });
        await other.HoldAsync([coupling.Id], null, Token);
        Assert.Equal(CouplingStatus.Suspended, Assert.Single(await store.FindAsync("Customer", Side.Sales, [coupling.SalesId], Token)).ShownStatus);

        await store.HoldAsync([coupling.Id], null, Token);

        var free = Assert.Single(await store.FindAsync("Customer", Side.Sales, [coupling.SalesId], Token));
        Assert.Equal((CouplingStatus.Failed, default(RepeatedFailure)), (free.ShownStatus, free.Failure));
    }
}
