using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Business Central chooses the ids of new records, so a lost answer leaves nothing to ask for by key.</summary>
public sealed class LostCreateTests
{
    [Theory]
    [InlineData("+1 100", "+1 100")]
    [InlineData("+1 100", "+1 200")]
    public async Task Accounts_of_one_name_each_find_their_own_customer_after_lost_answers(string first, string second)
    {
        await using var world = await World.CreateAsync();
        var inputs = new List<RecordReference>();
        foreach (var phone in (string[])[first, second])
            inputs.Add(Runs.On(Side.Sales, (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("telephone1", phone))).Id));

        await RunAsync(world, inputs, Runs.TwoWay, _ => Fault.LostAnswer);
        await RunAsync(world, inputs, Runs.TwoWay);

        await AssertPairsAsync(world, first, second);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Of_two_accounts_of_one_name_the_one_whose_request_was_lost_does_not_take_the_others_customer(int lost)
    {
        await using var world = await World.CreateAsync();
        var inputs = new List<RecordReference>();
        foreach (var phone in (string[])["+1 100", "+1 200"])
            inputs.Add(Runs.On(Side.Sales, (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("telephone1", phone))).Id));

        await RunAsync(world, inputs, Runs.TwoWay with { BatchSize = 1 }, number => number == lost ? Fault.LostRequest : Fault.LostAnswer);
        await RunAsync(world, inputs, Runs.TwoWay);

        await AssertPairsAsync(world, "+1 100", "+1 200");
    }

    [Fact]
    public async Task A_customer_of_the_same_name_that_was_there_before_is_not_taken_for_the_lost_one()
    {
        await using var world = await World.CreateAsync();
        var other = await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"), ("phoneNumber", "+1 100"));
        var account = Runs.On(Side.Sales, (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("telephone1", "+1 100"))).Id);

        await RunAsync(world, [account], Runs.TwoWay, _ => Fault.LostRequest);
        await RunAsync(world, [account], Runs.TwoWay);

        Assert.Equal(2, (await world.Users.ListAsync(Side.BusinessCentral)).Count);
        await using var session = await world.OpenSessionAsync();
        Assert.NotEqual(other.Id, Assert.Single(await session.CouplingsAsync()).BusinessCentralId);
    }

    [Fact]
    public async Task A_lost_create_that_several_customers_may_come_from_stays_ambiguous_until_a_person_decides()
    {
        await using var world = await World.CreateAsync();
        var account = await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("telephone1", "+1 100"));
        RecordReference[] inputs = [Runs.On(Side.Sales, account.Id)];
        var first = Assert.Single(await RunAsync(world, inputs, Runs.TwoWay, _ => Fault.LostRequest));
        var one = await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"), ("phoneNumber", "+1 101"));
        var two = await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"), ("phoneNumber", "+1 102"));

        var second = Assert.Single(await RunAsync(world, inputs, Runs.TwoWay));
        var third = Assert.Single(await RunAsync(world, inputs, Runs.TwoWay));

        Assert.All([first, second, third], result => Assert.Equal((SyncOutcome.Ambiguous, "CreateUnknown"), (result.Outcome, result.Reason)));
        Assert.Contains(one.Id.ToString(), third.Error, StringComparison.Ordinal);
        Assert.Contains(two.Id.ToString(), third.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await world.Users.ListAsync(Side.BusinessCentral)).Count);

        await using var session = await world.OpenSessionAsync();
        var pair = new RecordReference { BusinessCentralId = one.Id, SalesId = account.Id };
        var coupled = Assert.Single(await session.SynchronizeAsync([pair], Runs.TwoWay with { OnConflict = ConflictPolicy.Sales }));
        Assert.Equal((SyncOutcome.Coupled, (Guid?)one.Id), (coupled.Outcome, coupled.BusinessCentralId));
    }

    [Fact]
    public async Task A_customer_whose_name_Business_Central_writes_its_own_way_is_found_after_its_answer_was_lost()
    {
        await using var world = await World.CreateAsync();
        var account = Runs.On(Side.Sales, (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("telephone1", "+1 100"))).Id);

        await SilenceAsync(world, account, Fault.LostAnswer, inner => new RewritingHandler(inner, Side.BusinessCentral, "displayName", name => name.ToUpperInvariant()));
        await RunAsync(world, [account], Runs.TwoWay);

        Assert.Equal("ADATUM", Assert.Single(await world.Users.ListAsync(Side.BusinessCentral)).Name);
        await using var session = await world.OpenSessionAsync();
        Assert.Single(await session.CouplingsAsync());
    }

    [Theory]
    [InlineData(Fault.LostAnswer, 2)]
    [InlineData(Fault.LostRequest, 2)]
    public async Task The_id_that_a_new_customer_carries_tells_it_from_one_that_is_like_it_to_the_letter(Fault fault, int customers)
    {
        await using var world = await World.CreateAsync();
        using var mappings = new CorrelatedMapping();
        var account = Runs.On(Side.Sales, (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("telephone1", "+1 100"))).Id);
        await SilenceAsync(world, account, fault, inner => inner, mappings.Use);
        var other = await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"), ("phoneNumber", "+1 100"));

        await using var session = await world.OpenSessionAsync(adjust: mappings.Use);
        var result = Assert.Single(await session.SynchronizeAsync([account], Runs.TwoWay));

        Assert.Null(result.ErrorClass);
        Assert.Equal(customers, (await world.Users.ListAsync(Side.BusinessCentral)).Count);
        Assert.NotEqual(other.Id, Assert.Single(await session.CouplingsAsync()).BusinessCentralId);
    }

    [Fact]
    public async Task A_write_that_no_answer_ever_comes_to_is_told_as_such()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");

        var lost = await pair.SynchronizeAsync(inner => FaultyHandler.AtWritesTo(Side.Sales, _ => Fault.LostRequest, inner));
        var next = await pair.SynchronizeAsync();

        Assert.Equal((SyncOutcome.Failed, "WriteUnconfirmed", ErrorClass.Transient), (lost.Outcome, lost.Reason, lost.ErrorClass));
        Assert.Equal(SyncOutcome.Updated, next.Outcome);
        Assert.Equal(["+1 111", "+1 111"], await pair.PhonesAsync());
    }

    private static async Task<List<SyncResult>> RunAsync(
        World world, IReadOnlyList<RecordReference> inputs, SyncOptions options, Func<int, Fault>? fault = null)
    {
        await using var session = await world.OpenSessionAsync(fault is null ? null : inner => FaultyHandler.AtWritesTo(Side.BusinessCentral, fault, inner));
        return await session.SynchronizeAsync(inputs, options);
    }

    /// <summary>A run whose create goes wrong, and to which Business Central says nothing more from then on.</summary>
    private static async Task SilenceAsync(
        World world, RecordReference account, Fault fault, Func<HttpMessageHandler, HttpMessageHandler> wrap, Func<SessionOptions, SessionOptions>? adjust = null)
    {
        var isSilent = false;
        await using var session = await world.OpenSessionAsync(
            inner => new FaultyHandler(wrap(inner), async (_, request) =>
            {
                if (request.Side() != Side.BusinessCentral)
                    return null;
                if (isSilent)
                    return Fault.Unreachable;
                isSilent = await request.WritesAsync();
                return isSilent ? fault : null;
            }),
            adjust: adjust);
        Assert.NotNull(Assert.Single(await session.SynchronizeAsync([account], Runs.TwoWay)).ErrorClass);
    }

    /// <summary>Each phone number is on one customer and on the account coupled with it.</summary>
    private static async Task AssertPairsAsync(World world, params string[] phones)
    {
        await using var session = await world.OpenSessionAsync();
        var customers = (await world.Users.ListAsync(Side.BusinessCentral)).ToDictionary(record => record.Id, record => (string)record.Values["phoneNumber"]!);
        var accounts = (await world.Users.ListAsync(Side.Sales)).ToDictionary(record => record.Id, record => (string)record.Values["telephone1"]!);
        var couplings = await session.CouplingsAsync();
        Assert.Equal((phones.Length, phones.Length, phones.Length), (customers.Count, accounts.Count, couplings.Count));
        Assert.All(couplings, coupling => Assert.Equal(customers[coupling.BusinessCentralId], accounts[coupling.SalesId]));
        Assert.Equal(phones.Order(StringComparer.Ordinal), customers.Values.Order(StringComparer.Ordinal));
    }
}
