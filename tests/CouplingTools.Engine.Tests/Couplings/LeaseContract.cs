using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Services;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

/// <summary>What every kind of store does with claims of runs on couplings.</summary>
public abstract class LeaseContract : HoldContract
{
    [Fact]
    public async Task A_coupling_is_claimed_by_one_run_until_it_is_stored_or_released()
    {
        var store = await StoreAsync();
        var (first, second) = (await BeginAsync(store), await BeginAsync(store));
        var couplings = await store.AddAsync(Samples.Couplings(3), Token);

        var claims = await store.ClaimAsync(first.Id, null, couplings, Token);
        var refused = await store.ClaimAsync(second.Id, null, couplings, Token);

        Assert.All(claims, claim => Assert.Equal(ClaimState.Claimed, claim.State));
        Assert.Equal(couplings.Select(coupling => coupling.Id), claims.Select(claim => claim.Coupling));
        Assert.All(refused, claim => Assert.Equal((ClaimState.Held, (Guid?)first.Id), (claim.State, claim.Other)));
        await store.ConfirmAsync([new() { Coupling = couplings[0], Lease = new CouplingLease(first.Id, claims[0].Fence, "key") }], Token);
        await store.ReleaseAsync(first.Id, [couplings[1].Id], Token);
        Assert.Equal(
            [ClaimState.Changed, ClaimState.Changed, ClaimState.Held],
            (await store.ClaimAsync(second.Id, null, couplings, Token)).Select(claim => claim.State));
    }

    [Fact]
    public async Task What_was_claimed_since_it_was_read_is_told_and_what_was_done_alike_is_left_alone()
    {
        var store = await StoreAsync();
        var (first, second) = (await BeginAsync(store), await BeginAsync(store));
        var read = await store.AddAsync(Samples.Couplings(2), Token);
        var claims = await store.ClaimAsync(first.Id, "same", read, Token);
        await store.ConfirmAsync([.. read.Select((coupling, place) => new Confirmation { Coupling = coupling, Lease = new CouplingLease(first.Id, claims[place].Fence, place == 0 ? "same" : "other") })], Token);

        var again = await store.ClaimAsync(second.Id, "same", read, Token);

        Assert.Equal([ClaimState.Done, ClaimState.Changed], again.Select(claim => claim.State));
        Assert.True(again[1].Fence > claims[1].Fence);
        var now = await store.FindAsync("Customer", Side.Sales, [read[0].SalesId], Token);
        Assert.Equal((claims[0].Fence, null, "same"), (now[0].Fence, now[0].LeaseRun, now[0].DoneKey));
        Assert.Equal(ClaimState.Claimed, (await store.ClaimAsync(second.Id, "same", now, Token))[0].State);
    }

    [Fact]
    public async Task Every_claim_since_a_run_began_has_a_greater_number()
    {
        var store = await StoreAsync();
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        var early = await BeginAsync(store);
        var before = (await store.ClaimAsync(early.Id, null, [coupling], Token))[0].Fence;
        var number = await store.BeginRunAsync(Samples.Run(), Token);
        await store.ReleaseAsync(early.Id, [coupling.Id], Token);
        var after = (await store.ClaimAsync(early.Id, null, [coupling], Token))[0].Fence;

        Assert.True(before < number && number < after);
    }

    [Fact]
    public async Task Claims_of_a_run_that_ended_are_free_and_told_to_be_taken_over()
    {
        var store = await StoreAsync();
        var (first, second) = (await BeginAsync(store), await BeginAsync(store));
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        await store.ClaimAsync(first.Id, null, [coupling], Token);
        await store.CompleteRunAsync(first with { CompletedAt = Samples.Time, IsInterrupted = true }, Token);

        var claim = (await store.ClaimAsync(second.Id, null, [coupling], Token))[0];

        Assert.Equal((ClaimState.TakenOver, (Guid?)first.Id), (claim.State, claim.Other));
    }

    [Fact]
    public async Task A_run_that_lost_its_claim_can_neither_journal_nor_confirm()
    {
        var store = await StoreAsync();
        var (asleep, awake) = (await BeginAsync(store), await BeginAsync(store));
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        var lost = new CouplingLease(asleep.Id, (await store.ClaimAsync(asleep.Id, null, [coupling], Token))[0].Fence);
        await store.CompleteRunAsync(asleep with { CompletedAt = Samples.Time }, Token);
        var held = new CouplingLease(awake.Id, (await store.ClaimAsync(awake.Id, null, [coupling], Token))[0].Fence);

        await AssertLostAsync(() => store.AddIntentsAsync([Intent(coupling, lost)], Token));
        await AssertLostAsync(() => store.ConfirmAsync([new() { Coupling = coupling with { Name = "asleep" }, Lease = lost }], Token));
        await AssertLostAsync(() => store.ConfirmAsync([new() { Coupling = coupling, Lease = lost with { Run = awake.Id } }], Token));

        Assert.Empty(await store.OpenIntentsAsync("Customer", Token));
        var intent = Assert.Single(await store.AddIntentsAsync([Intent(coupling, held)], Token));
        var stored = await store.ConfirmAsync([new() { Coupling = coupling with { Name = "awake" }, Lease = held, SettledIntents = [intent.Id] }], Token);
        Assert.Equal("awake", Assert.Single(stored).Name);
    }

    [Fact]
    public async Task A_run_whose_writes_somebody_dealt_with_cannot_confirm_them()
    {
        var store = await StoreAsync();
        var run = await BeginAsync(store);
        var intents = await store.AddIntentsAsync([Samples.Intent() with { RunId = run.Id }, Samples.Intent() with { RunId = run.Id }], Token);
        await store.DropIntentsAsync([intents[1].Id], Token);
        var created = new Confirmation { Coupling = Samples.Coupling(), SettledIntents = [.. intents.Select(intent => intent.Id)] };

        await AssertLostAsync(() => store.ConfirmAsync([created], new RunResults(run.Id, [new(Samples.Result(run.Id), [])]), Token));

        Assert.Equal(0, await store.CountAsync("Customer", Token));
        Assert.Empty((await store.ListResultsAsync(new ResultFilter(), 10, Token).ToListAsync(Token)).SelectMany(page => page));
    }

    [Fact]
    public async Task Of_runs_that_claim_at_once_each_coupling_goes_to_one()
    {
        ICouplingStore[] stores = [await StoreAsync(), await StoreAsync(), await StoreAsync()];
        var couplings = await stores[0].AddAsync(Samples.Couplings(60), Token);
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(async place => (Store: stores[place % 3], Run: await BeginAsync(stores[place % 3]))));

        var claims = await Task.WhenAll(runs.Select(run => Task.Run(() => run.Store.ClaimAsync(run.Run.Id, null, couplings, Token), Token)));

        var taken = claims.SelectMany(of => of).Where(claim => claim.State != ClaimState.Held).ToList();
        Assert.Equal(taken.Count, taken.Select(claim => claim.Coupling).Distinct().Count());
        Assert.All(taken, claim => Assert.Equal(ClaimState.Claimed, claim.State));
        // What one of them did not get because another looked at it at the same time, nobody may have: it is asked for again.
        foreach (var (run, place) in runs.Select((run, place) => (run, place)))
            await run.Store.ReleaseAsync(run.Run.Id, [.. claims[place].Where(claim => claim.State == ClaimState.Claimed).Select(claim => claim.Coupling)], Token);
        Assert.All(await stores[0].ClaimAsync(runs[0].Run.Id, null, couplings, Token), claim => Assert.NotEqual(ClaimState.Held, claim.State));
    }

    /// <summary>A write of a coupling that its run is through with, and whose effect it did not learn, is the next one's to look after.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_a_run_left_open_goes_with_its_coupling_to_the_next_whether_the_run_has_ended_or_not(bool hasEnded)
    {
        var store = await StoreAsync();
        var (first, second) = (await BeginAsync(store), await BeginAsync(store));
        var couplings = await store.AddAsync(Samples.Couplings(2), Token);
        var claims = await store.ClaimAsync(first.Id, null, couplings, Token);
        var leases = claims.Select(claim => new CouplingLease(first.Id, claim.Fence)).ToList();
        var intents = await store.AddIntentsAsync([Intent(couplings[0], leases[0]), Intent(couplings[1], leases[1])], Token);
        Assert.Empty(await store.OpenIntentsAsync("Customer", Token));

        await store.ConfirmAsync([new() { Coupling = couplings[0], Lease = leases[0] }, new() { Coupling = couplings[1], Lease = leases[1], SettledIntents = [intents[1].Id] }], Token);
        if (hasEnded)
            await store.CompleteRunAsync(first with { CompletedAt = Samples.Time }, Token);

        Assert.Equal(intents[0].Id, Assert.Single(await store.OpenIntentsAsync("Customer", Token)).Id);
        var read = await store.FindAsync("Customer", Side.Sales, [.. couplings.Select(coupling => coupling.SalesId)], Token);
        Assert.Equal([ClaimState.TakenOver, ClaimState.Claimed], (await store.ClaimAsync(second.Id, "done", [.. read.OrderBy(coupling => coupling.Id)], Token)).Select(claim => claim.State));
        Assert.Equal(intents[0].Id, Assert.Single(await store.OpenIntentsAsync("Customer", Token)).Id);
    }

    [Fact]
    public async Task A_record_that_a_create_under_way_makes_gets_no_partner_of_its_own()
    {
        var store = await StoreAsync();
        var (first, second) = (await BeginAsync(store), await BeginAsync(store));
        var made = Assert.Single(await store.AddIntentsAsync([Samples.Intent() with { RunId = first.Id }], Token));
        var again = Samples.Intent() with { RunId = second.Id, Side = Side.BusinessCentral, TargetId = null, SourceId = made.TargetId!.Value };

        Assert.Equal(0, Assert.Single(await store.AddIntentsAsync([again], Token)).Id);
        Assert.NotEqual(0, Assert.Single(await store.AddIntentsAsync([again with { Mapping = "Vendor" }], Token)).Id);
        await store.DropIntentsAsync([made.Id], Token);
        Assert.NotEqual(0, Assert.Single(await store.AddIntentsAsync([again], Token)).Id);
    }

    [Fact]
    public async Task A_removed_coupling_cannot_be_claimed_and_its_claim_does_no_harm()
    {
        var store = await StoreAsync();
        var run = await BeginAsync(store);
        var couplings = await store.AddAsync(Samples.Couplings(2), Token);
        var claims = await store.ClaimAsync(run.Id, null, couplings, Token);
        await store.RemoveAsync([couplings[0].Id], null, Token);

        Assert.Equal([ClaimState.Gone, ClaimState.Claimed], (await store.ClaimAsync(run.Id, null, [couplings[0], couplings[1] with { Fence = claims[1].Fence }], Token)).Select(claim => claim.State));
        Assert.Empty(await store.ConfirmAsync([new() { Coupling = couplings[0], Lease = new CouplingLease(run.Id, claims[0].Fence) }], Token));
    }

    [Fact]
    public async Task A_removed_coupling_is_not_written_for_and_results_of_it_have_to_say_so()
    {
        var store = await StoreAsync();
        var run = await BeginAsync(store);
        var couplings = await store.AddAsync(Samples.Couplings(2), Token);
        var leases = (await store.ClaimAsync(run.Id, null, couplings, Token)).Select(claim => new CouplingLease(run.Id, claim.Fence)).ToList();
        await store.RemoveAsync([couplings[0].Id], null, Token);

        var intents = await store.AddIntentsAsync([Intent(couplings[0], leases[0]), Intent(couplings[1], leases[1])], Token);
        Confirmation[] confirmations = [new() { Coupling = couplings[0], Lease = leases[0] }, new() { Coupling = couplings[1] with { Name = "now" }, Lease = leases[1], SettledIntents = [intents[1].Id] }];
        var results = new RunResults(run.Id, [new(Samples.Result(run.Id), [])]);
        var removed = await Assert.ThrowsAsync<CouplingsRemovedException>(() => store.ConfirmAsync(confirmations, results, Token));

        Assert.Equal((0, null, couplings[1].Id), (intents[0].Id, intents[0].Coupling, intents[1].Coupling));
        Assert.Equal([couplings[0].Id], removed.Couplings);
        Assert.Empty((await store.ListResultsAsync(new ResultFilter(), 10, Token).ToListAsync(Token)).SelectMany(page => page));
        Assert.Equal("now", Assert.Single(await store.ConfirmAsync(confirmations[1..], results, Token)).Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_removes_a_coupling_under_its_claim_only(bool isLost)
    {
        var store = await StoreAsync();
        var (first, second) = (await BeginAsync(store), await BeginAsync(store));
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        var lease = new CouplingLease(first.Id, (await store.ClaimAsync(first.Id, null, [coupling], Token))[0].Fence);
        if (isLost)
        {
            await store.ReleaseAsync(first.Id, [coupling.Id], Token);
            await store.ClaimAsync(second.Id, null, [coupling], Token);
        }

        Task<IReadOnlyList<StoredCoupling>> RemoveAsync() => store.ConfirmAsync([new() { Coupling = coupling, Removes = true, Lease = lease }], new RunResults(first.Id, [new(Samples.Result(first.Id), [])]), Token);
        if (isLost)
            await AssertLostAsync(RemoveAsync);
        else
            Assert.Empty(await RemoveAsync());

        Assert.Equal(isLost ? 1 : 0, await store.CountAsync("Customer", Token));
    }

    /// <summary>What a run made of a coupling since it was read stands.</summary>
    [Fact]
    public async Task A_coupling_is_orphaned_unless_a_run_had_it_since_it_was_read()
    {
        var store = await StoreAsync();
        var run = await BeginAsync(store);
        var couplings = await store.AddAsync(Samples.Couplings(3), Token);
        var claims = await store.ClaimAsync(run.Id, null, couplings.Skip(1).ToList(), Token);
        await store.ConfirmAsync([new() { Coupling = couplings[1] with { Name = "now" }, Lease = new CouplingLease(run.Id, claims[0].Fence) }], Token);

        await store.OrphanAsync(couplings, Token);

        var now = (await store.ListAsync(new(), 10, Token).ToListAsync(Token)).SelectMany(page => page).ToList();
        Assert.Equal([CouplingStatus.Orphaned, couplings[1].Status, couplings[2].Status], now.Select(coupling => coupling.Status));
        Assert.Equal("now", now[1].Name);
        await store.OrphanAsync(now, Token);
        Assert.All((await store.ListAsync(new(), 10, Token).ToListAsync(Token)).SelectMany(page => page), coupling => Assert.Equal(CouplingStatus.Orphaned, coupling.Status));
    }

    private static async Task<RunRecord> BeginAsync(ICouplingStore store)
    {
        var run = Samples.Run() with { ProcessId = 4711 };
        await store.BeginRunAsync(run, Token);
        return run;
    }

    private static WriteIntent Intent(StoredCoupling coupling, CouplingLease lease) =>
        Samples.Intent() with { RunId = lease.Run, Kind = WriteKind.Update, TargetId = coupling.SalesId, SourceId = coupling.BusinessCentralId, Coupling = coupling.Id, Lease = lease };

    private static async Task AssertLostAsync(Func<Task> act)
    {
        var error = await Assert.ThrowsAsync<CouplingException>(act);
        Assert.Equal(("LeaseLost", ErrorClass.Transient), (error.ErrorId, error.ErrorClass));
        Assert.NotEmpty(error.RecommendedAction!);
    }
}
