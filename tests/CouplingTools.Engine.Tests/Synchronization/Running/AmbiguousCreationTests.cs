using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A create of which nobody can tell whether it was done waits for a person, and the person is told everything that is known.</summary>
public sealed class AmbiguousCreationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_listed_with_what_was_sent_and_the_candidates_by_number_and_name()
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        await using var session = await doubt.World.OpenSessionAsync();

        var listed = Assert.Single(await ListAsync(session));

        Assert.Equal(("Adatum", doubt.Account, Guid.Empty, CouplingStatus.Ambiguous), (listed.Name, listed.SalesId, listed.BusinessCentralId, listed.Status));
        var creation = listed.Ambiguity!;
        Assert.Equal((Side.BusinessCentral, doubt.Run), (creation.Side, creation.RunId));
        Assert.Equal(("Adatum", "+1 100", "Oslo"), (creation.Values["displayName"], creation.Values["phoneNumber"], creation.Values["city"]));
        Assert.Equal(doubt.Customers.Order(), creation.Candidates.Select(candidate => candidate.Id).Order());
        Assert.All(creation.Candidates, candidate => Assert.Equal(("Adatum", true, true), (candidate.Name, candidate.Number?.Length > 0, candidate.ModifiedAt > DateTimeOffset.UnixEpoch)));
        Assert.Empty(await session.ListCouplingsAsync(new CouplingListRequest { Mapping = "Customer" }, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task The_run_that_sent_it_and_every_later_one_say_the_same_and_send_nothing()
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        await using var session = await doubt.World.OpenSessionAsync();
        var before = doubt.World.LastLogged;

        var again = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.Sales, doubt.Account)], Runs.TwoWay));

        Assert.Equal((SyncOutcome.Ambiguous, "CreateUnknown", 2), (again.Outcome, again.Reason, again.Ambiguity?.Candidates.Count));
        Assert.Empty(doubt.World.WritesAfter(before));
        var first = Assert.Single(await ResultsAsync(session, doubt.Run));
        Assert.Equal((SyncOutcome.Ambiguous, "CreateUnknown"), (first.Outcome, first.Reason));
        Assert.Equal(1, (await RunAsync(session, doubt.Run)).Ambiguous);
    }

    [Fact]
    public async Task A_record_that_may_be_it_gets_no_partner_of_its_own_before_a_person_has_decided()
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        await using var session = await doubt.World.OpenSessionAsync();
        var inputs = doubt.Customers.Select(customer => Runs.On(Side.BusinessCentral, customer)).ToList();

        var held = await session.SynchronizeAsync(inputs, Runs.TwoWay);
        await ResolveAsync(session, doubt, new ResolveAmbiguityOptions { Mapping = "Customer", BusinessCentralId = doubt.Customers[1] });
        var settled = await session.SynchronizeAsync(inputs, Runs.TwoWay);

        Assert.All(held, result => Assert.Equal((SyncOutcome.Ambiguous, "PerhapsCreated", ErrorClass.Transient), (result.Outcome, result.Reason, result.ErrorClass)));
        Assert.All(held, result => Assert.Contains(doubt.Account.ToString(), result.RecommendedAction, StringComparison.Ordinal));
        Assert.Equal([SyncOutcome.Created, SyncOutcome.Updated], settled.Select(result => result.Outcome));
        Assert.Equal(doubt.Account, settled[1].SalesId);
        Assert.Equal(2, (await doubt.World.Users.ListAsync(Side.Sales)).Count);
    }

    [Fact]
    public async Task A_person_names_the_record_and_the_run_that_sent_the_create_gets_its_due()
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        await using var session = await doubt.World.OpenSessionAsync();

        var settled = await ResolveAsync(session, doubt, new ResolveAmbiguityOptions { Mapping = "Customer", BusinessCentralId = doubt.Customers[1] });

        Assert.Equal((SyncOutcome.Coupled, "CreationConfirmed", (Guid?)doubt.Customers[1], (Guid?)doubt.Account), (settled.Outcome, settled.Reason, settled.BusinessCentralId, settled.SalesId));
        var result = Assert.Single(await ResultsAsync(session, doubt.Run));
        Assert.Equal((SyncOutcome.Created, "Recovered", (Guid?)doubt.Customers[1]), (result.Outcome, result.Reason, result.BusinessCentralId));
        var run = await RunAsync(session, doubt.Run);
        Assert.Equal((1, 0, 1), (run.Created, run.Ambiguous, run.Total));
        Assert.Empty(await ListAsync(session));

        // The phone number differs from what was sent, so it was edited in Business Central.
        Assert.Equal(SyncOutcome.Updated, Assert.Single(await session.SynchronizeAsync([Runs.On(Side.Sales, doubt.Account)], Runs.TwoWay)).Outcome);
        Assert.Equal("+1 102", (await doubt.World.Users.ReadAsync(Side.Sales, doubt.Account)).Values["telephone1"]);
        Assert.Equal(2, (await doubt.World.Users.ListAsync(Side.BusinessCentral)).Count);
    }

    [Fact]
    public async Task A_person_says_that_none_was_created_and_it_is_created_once()
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        await using var session = await doubt.World.OpenSessionAsync();

        var created = await ResolveAsync(session, doubt, new ResolveAmbiguityOptions { Mapping = "Customer", CreateAgain = true });
        var next = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.Sales, doubt.Account)], Runs.TwoWay));

        Assert.Equal((SyncOutcome.Created, (Guid?)doubt.Account), (created.Outcome, created.SalesId));
        Assert.DoesNotContain(created.BusinessCentralId!.Value, doubt.Customers);
        Assert.NotEqual(doubt.Run, created.RunId);
        Assert.Null(next.ErrorClass);
        Assert.Equal(3, (await doubt.World.Users.ListAsync(Side.BusinessCentral)).Count);
        Assert.Empty(await ListAsync(session));
    }

    [Fact]
    public async Task A_record_that_is_not_there_or_is_coupled_settles_nothing()
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        var other = await doubt.World.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Fabrikam"));
        await using var session = await doubt.World.OpenSessionAsync();
        await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, other.Id)], Runs.TwoWay);
        var options = new ResolveAmbiguityOptions { Mapping = "Customer" };

        var missing = await ResolveAsync(session, doubt, options with { BusinessCentralId = Guid.NewGuid() });
        var unnumbered = await ResolveAsync(session, doubt, options with { Number = "nowhere" });
        var taken = await ResolveAsync(session, doubt, options with { BusinessCentralId = other.Id });
        var nothing = Assert.Single(await session.ResolveAmbiguityAsync(new RecordReference[] { new() { SalesId = Guid.NewGuid() } }.ToAsyncEnumerable(), options with { CreateAgain = true }, QuietHost.Instance, Token).ToListAsync(Token));

        Assert.Equal(["RecordNotFound", "NumberNotFound", "AlreadyCoupled", "NothingAmbiguous"], new[] { missing, unnumbered, taken, nothing }.Select(result => result.Reason));
        Assert.Single(await ListAsync(session));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_somebody_coupled_meanwhile_keeps_its_partner(bool createsAgain)
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        await using var session = await doubt.World.OpenSessionAsync();
        await CoupleAsync(session, doubt.Customers[0], doubt.Account);
        var before = doubt.World.LastLogged;

        var refused = await ResolveAsync(session, doubt, createsAgain
            ? new ResolveAmbiguityOptions { Mapping = "Customer", CreateAgain = true }
            : new ResolveAmbiguityOptions { Mapping = "Customer", BusinessCentralId = doubt.Customers[1] });

        Assert.Equal((SyncOutcome.Failed, "AlreadyCoupled"), (refused.Outcome, refused.Reason));
        Assert.Equal(doubt.Customers[0], Assert.Single(await session.CouplingsAsync()).BusinessCentralId);
        Assert.Empty(doubt.World.WritesAfter(before));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_somebody_couples_while_the_person_is_asked_keeps_its_partner(bool isSource)
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        var other = (await doubt.World.Users.CreateAsync(Side.Sales, ("name", "Fabrikam"))).Id;
        await using var session = await doubt.World.OpenSessionAsync();
        var host = new AskedHost(() => isSource ? CoupleAsync(session, doubt.Customers[0], doubt.Account) : CoupleAsync(session, doubt.Customers[1], other));

        var refused = await ResolveAsync(session, doubt, new ResolveAmbiguityOptions { Mapping = "Customer", BusinessCentralId = doubt.Customers[1] }, host);

        Assert.Equal((SyncOutcome.Failed, "AlreadyCoupled"), (refused.Outcome, refused.Reason));
        Assert.Equal(isSource ? doubt.Customers[0] : doubt.Customers[1], Assert.Single(await session.CouplingsAsync()).BusinessCentralId);
        Assert.Single(await ListAsync(session));
    }

    [Fact]
    public async Task What_somebody_else_settles_while_the_person_is_asked_is_settled_once()
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        await using var session = await doubt.World.OpenSessionAsync();
        var options = new ResolveAmbiguityOptions { Mapping = "Customer", BusinessCentralId = doubt.Customers[1] };

        var late = await ResolveAsync(session, doubt, options, new AskedHost(() => ResolveAsync(session, doubt, options)));

        Assert.Equal((SyncOutcome.Failed, "NothingAmbiguous"), (late.Outcome, late.Reason));
        Assert.Equal(doubt.Customers[1], Assert.Single(await session.CouplingsAsync()).BusinessCentralId);
        Assert.Equal(1, (await RunAsync(session, doubt.Run)).Created);
    }

    private static async Task CoupleAsync(CouplingSession session, Guid customer, Guid account)
    {
        var options = new CoupleOptions { Mapping = "Customer" };
        var pair = new RecordReference { BusinessCentralId = customer, SalesId = account };
        Assert.NotNull(Assert.Single(await session.CoupleAsync(new[] { pair }.ToAsyncEnumerable(), options, QuietHost.Instance, Token).ToListAsync(Token)).Coupling);
    }

    private static async Task<SyncResult> ResolveAsync(CouplingSession session, CreationInDoubt doubt, ResolveAmbiguityOptions options, IRunHost? host = null) => Assert.Single(
        await session.ResolveAmbiguityAsync(new RecordReference[] { new() { SalesId = doubt.Account } }.ToAsyncEnumerable(), options, host ?? QuietHost.Instance, Token).ToListAsync(Token));

    private static async Task<List<RecordCoupling>> ListAsync(CouplingSession session) =>
        await session.ListCouplingsAsync(new CouplingListRequest { Mapping = "Customer", Statuses = [CouplingStatus.Ambiguous] }, Token).ToListAsync(Token);

    private static async Task<List<SyncResult>> ResultsAsync(CouplingSession session, Guid run) =>
        await session.ListResultsAsync(new ResultListRequest { Runs = [run] }, Token).ToListAsync(Token);

    private static async Task<SyncRun> RunAsync(CouplingSession session, Guid run) =>
        Assert.Single(await session.ListRunsAsync(new RunListRequest { Ids = [run] }, Token).ToListAsync(Token));
}
