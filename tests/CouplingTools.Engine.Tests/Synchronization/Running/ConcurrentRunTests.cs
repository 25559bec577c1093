using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Two runs work on the same records at the same time.</summary>
public sealed class ConcurrentRunTests
{
    private const int Count = 60;

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Two_runs_over_the_same_records_create_each_partner_once(int batchSize)
    {
        await using var world = await World.CreateAsync();
        var inputs = new List<RecordReference>();
        for (var index = 0; index < Count; index++)
        {
            inputs.Add(Runs.On(Side.BusinessCentral, (await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", $"Left {index}"))).Id));
            inputs.Add(Runs.On(Side.Sales, (await world.Users.CreateAsync(Side.Sales, ("name", $"Right {index}"))).Id));
        }

        await using var one = await world.OpenSessionAsync();
        await using var other = await world.OpenSessionAsync();
        var options = Runs.TwoWay with { BatchSize = batchSize };
        var results = await Task.WhenAll(one.SynchronizeAsync(inputs, options), other.SynchronizeAsync(Enumerable.Reverse(inputs), options));
        var last = await one.SynchronizeAsync(inputs, options);

        Assert.All(results, result => Assert.Equal(inputs.Count, result.Count));
        Assert.All(results.SelectMany(result => result).Where(result => result.ErrorClass is not null), result => Assert.Equal("CreatedMeanwhile", result.Reason));
        Assert.Equal(2 * Count, results.SelectMany(result => result).Count(result => result.Outcome == SyncOutcome.Created));
        Assert.All(last, result => Assert.Equal((SyncOutcome.Unchanged, null), (result.Outcome, result.Error)));
        Assert.Equal(2 * Count, (await world.Users.ListAsync(Side.BusinessCentral)).Count);
        Assert.Equal(2 * Count, (await world.Users.ListAsync(Side.Sales)).Count);
        Assert.Equal(2 * Count, (await one.CouplingsAsync()).Count);
    }

    [Fact]
    public async Task Two_runs_over_the_same_edits_lose_none()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var world = trade.World;
        await using var one = await world.OpenSessionAsync();
        await using var other = await world.OpenSessionAsync();

        await Task.WhenAll(one.SynchronizeAsync(trade.Inputs, Runs.TwoWay), other.SynchronizeAsync(trade.Inputs, Runs.TwoWay));

        Assert.Empty(await trade.MendAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_that_another_run_is_creating_gets_no_account_of_its_own(bool isCoupledByHand)
    {
        await using var world = await World.CreateAsync();
        var account = (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"))).Id;
        await using var other = await world.OpenSessionAsync();
        SyncResult? met = null;
        await using var one = await world.OpenSessionAsync(inner => new HookedHandler(inner, after: async side =>
        {
            // The answer is under way.
            if (side == Side.BusinessCentral && met is null)
                met = await CreatePartnerAsync(other, Assert.Single(await world.Users.ListAsync(Side.BusinessCentral)).Id, isCoupledByHand);
        }));

        var created = Assert.Single(await one.SynchronizeAsync([Runs.On(Side.Sales, account)], Runs.TwoWay));
        var later = await CreatePartnerAsync(other, created.BusinessCentralId!.Value, false);

        Assert.Equal((SyncOutcome.Created, (Guid?)account), (created.Outcome, created.SalesId));
        Assert.Equal((SyncOutcome.Failed, "BeingCreated", ErrorClass.Transient), (met!.Outcome, met.Reason, met.ErrorClass));
        Assert.Contains(created.RunId.ToString(), met.Error, StringComparison.Ordinal);
        Assert.Contains(account.ToString(), met.Error, StringComparison.Ordinal);
        Assert.NotEmpty(met.RecommendedAction!);
        Assert.Equal((SyncOutcome.Unchanged, (Guid?)account), (later.Outcome, later.SalesId));
        Assert.Single(await world.Users.ListAsync(Side.Sales));
    }

    [Theory]
    [InlineData(UncoupledPolicy.Match)]
    [InlineData(UncoupledPolicy.MatchOrCreate)]
    public async Task A_customer_that_another_run_matches_while_its_run_waits_for_the_answer_has_the_account_that_it_was_created_for(UncoupledPolicy policy)
    {
        await using var world = await World.CreateAsync();
        var account = (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("address1_city", "Oslo"))).Id;
        await using var other = await world.OpenSessionAsync();
        SyncResult? met = null;
        await using var one = await world.OpenSessionAsync(inner => new HookedHandler(inner, after: async side =>
        {
            if (side == Side.BusinessCentral && met is null)
                met = Assert.Single(await other.SynchronizeAsync([Runs.On(Side.BusinessCentral, Assert.Single(await world.Users.ListAsync(Side.BusinessCentral)).Id)], Runs.TwoWay with { IfNotCoupled = policy }));
        }));

        var created = Assert.Single(await one.SynchronizeAsync([Runs.On(Side.Sales, account)], Runs.TwoWay));

        Assert.Equal((SyncOutcome.Coupled, (Guid?)account), (met!.Outcome, met.SalesId));
        Assert.Equal((SyncOutcome.Created, null, (Guid?)account), (created.Outcome, created.ErrorClass, created.SalesId));
        Assert.Equal((created.BusinessCentralId, account), (Assert.Single(await one.CouplingsAsync()).BusinessCentralId, Assert.Single(await world.Users.ListAsync(Side.Sales)).Id));
        Assert.Null(Assert.Single(await one.SynchronizeAsync([Runs.On(Side.Sales, account)], Runs.TwoWay)).ErrorClass);
        Assert.Single(await world.Users.ListAsync(Side.BusinessCentral));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_that_somebody_couples_while_its_run_waits_for_the_answer_is_told_as_it_is(bool isWithItsAccount)
    {
        await using var world = await World.CreateAsync();
        var account = (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"))).Id;
        var partner = isWithItsAccount ? account : (await world.Users.CreateAsync(Side.Sales, ("name", "Fabrikam"))).Id;
        await using var other = await world.OpenSessionAsync();
        await using var one = await world.OpenSessionAsync(inner => new HookedHandler(inner, after: async side =>
        {
            if (side != Side.BusinessCentral || (await other.CouplingsAsync()).Count > 0)
                return;
            var pair = new RecordReference { BusinessCentralId = Assert.Single(await world.Users.ListAsync(Side.BusinessCentral)).Id, SalesId = partner };
            await other.CoupleAsync(new[] { pair }.ToAsyncEnumerable(), new CoupleOptions { Mapping = "Customer" }, QuietHost.Instance, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        }));

        var created = Assert.Single(await one.SynchronizeAsync([Runs.On(Side.Sales, account)], Runs.TwoWay));
        var coupling = Assert.Single(await one.CouplingsAsync());
        var later = Assert.Single(await one.SynchronizeAsync([Runs.On(Side.Sales, account)], Runs.TwoWay));

        Assert.Equal(isWithItsAccount ? (SyncOutcome.Created, null) : (SyncOutcome.Failed, "CoupledMeanwhile"), (created.Outcome, created.Reason));
        Assert.Equal((created.BusinessCentralId, partner), (coupling.BusinessCentralId, coupling.SalesId));
        Assert.Null(later.ErrorClass);
        Assert.Equal(isWithItsAccount ? 1 : 2, (await world.Users.ListAsync(Side.BusinessCentral)).Count);
    }

    private static async Task<SyncResult> CreatePartnerAsync(CouplingSession session, Guid customer, bool isByHand)
    {
        RecordReference[] inputs = [Runs.On(Side.BusinessCentral, customer)];
        var options = new CoupleOptions { Mapping = "Customer", CreateNew = true, OnDuplicate = DuplicatePolicy.CreateAnyway };
        return isByHand
            ? Assert.Single(await session.CoupleAsync(inputs.ToAsyncEnumerable(), options, QuietHost.Instance, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Result
            : Assert.Single(await session.SynchronizeAsync(inputs, Runs.TwoWay));
    }
}
