using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

/// <summary>How every kind of store keeps intents and what came of them.</summary>
public abstract class ConfirmationContract : ListingContract
{
    [Fact]
    public async Task An_intent_comes_back_as_it_was_written_until_it_is_dropped()
    {
        var store = await StoreAsync();
        var update = Samples.Intent() with
        {
            TargetId = null,
            ExpectedVersion = null,
            Side = Side.BusinessCentral,
            ReplacedId = Guid.NewGuid(),
            Bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("Berlin", null) },
            KnownBefore = [Guid.NewGuid(), Guid.NewGuid()],
            Correlation = Guid.NewGuid(),
            Before = new Dictionary<string, FieldValue> { ["city"] = FieldValue.Of("Bonn"), ["fax"] = FieldValue.Blank },
            Changes = [new("city", Side.BusinessCentral, "Bonn", "Berlin"), new("creditLimit", Side.BusinessCentral, null, 12.50m)],
            Candidates = [new(Guid.NewGuid(), "C1", "Acme", Samples.Time), new(Guid.NewGuid(), null, null, null)],
        };
        var intents = await store.AddIntentsAsync([Samples.Intent(), update, Samples.Intent("Vendor")], Token);
        Assert.All(intents, intent => Assert.True(intent.Id > 0));
        var open = await store.OpenIntentsAsync("customer", Token);
        AssertSame(intents.Take(2), open);
        await store.DropIntentsAsync([intents[0].Id], Token);
        AssertSame([intents[1]], await store.OpenIntentsAsync("Customer", Token));
    }

    [Fact]
    public async Task Intents_survive_reopening()
    {
        var store = await StoreAsync();
        var intents = await store.AddIntentsAsync([Samples.Intent(), Samples.Intent()], Token);
        await store.DisposeAsync();
        var reopened = await StoreAsync();
        AssertSame(intents, await reopened.OpenIntentsAsync("Customer", Token));
    }

    [Fact]
    public async Task An_intent_is_marked_as_sent_once_and_only_while_it_is_there()
    {
        var store = await StoreAsync();
        var intents = await store.AddIntentsAsync([Samples.Intent(), Samples.Intent(), Samples.Intent()], Token);
        await store.DropIntentsAsync([intents[2].Id], Token);

        var marked = await store.MarkSentAsync([intents[0].Id, intents[2].Id], Token);
        var again = await store.MarkSentAsync([intents[0].Id], Token);

        Assert.Equal((1, 0), (marked, again));
        Assert.Equal(2, await store.CountIntentsAsync([.. intents.Select(intent => intent.Id)], Token));
        Assert.Equal([IntentState.Sent, IntentState.Intended], (await store.OpenIntentsAsync("Customer", Token)).Select(intent => intent.State));
    }

    [Fact]
    public async Task An_ambiguous_create_is_listed_with_its_candidates_while_its_run_is_under_way_too()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var intents = await store.AddIntentsAsync([Samples.Intent() with { RunId = run.Id }, Samples.Intent("Vendor")], Token);
        var candidate = new CreationCandidate(Guid.NewGuid(), "C1", "Acme", null);

        await store.MarkAmbiguousAsync([intents[0] with { Candidates = [candidate] }], Token);

        var listed = Assert.Single(await store.AmbiguousIntentsAsync(null, Token));
        Assert.Equal((intents[0].Id, IntentState.Ambiguous, candidate), (listed.Id, listed.State, Assert.Single(listed.Candidates)));
        Assert.Single(await store.AmbiguousIntentsAsync("customer", Token));
        Assert.Empty(await store.AmbiguousIntentsAsync("Vendor", Token));
        Assert.Empty(await store.OpenIntentsAsync("Customer", Token));
    }

    [Fact]
    public async Task A_create_whose_record_nobody_knows_is_told_to_everybody_from_when_it_leaves_until_it_is_settled()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        var create = Samples.Intent() with { RunId = run.Id, Side = Side.BusinessCentral, TargetId = null };
        var intents = await store.AddIntentsAsync(
            [create, Samples.Intent() with { RunId = run.Id }, Samples.Intent("Vendor") with { Side = Side.BusinessCentral, TargetId = null }], Token);
        Assert.Empty(await UnknownAsync());

        await store.MarkSentAsync([.. intents.Select(intent => intent.Id)], Token);
        var sent = Assert.Single(await UnknownAsync());
        Assert.Equal((intents[0].Id, run.Id, create.SourceId), (sent.Id, sent.RunId, sent.SourceId));
        Assert.Empty(await store.UnknownCreatesAsync("customer", Side.Sales, Token));
        await store.MarkAmbiguousAsync([sent], Token);
        Assert.Equal(IntentState.Ambiguous, Assert.Single(await UnknownAsync()).State);
        await store.ConfirmAsync([new() { Coupling = Samples.Coupling() with { SalesId = create.SourceId }, SettledIntents = [sent.Id] }], Token);
        Assert.Empty(await UnknownAsync());

        Task<IReadOnlyList<WriteIntent>> UnknownAsync() => store.UnknownCreatesAsync("customer", Side.BusinessCentral, Token);
    }

    [Fact]
    public async Task A_create_that_carries_on_another_takes_its_place()
    {
        var store = await StoreAsync();
        var first = (await store.AddIntentsAsync([Samples.Intent()], Token))[0];

        var second = (await store.AddIntentsAsync([Samples.Intent() with { SourceId = first.SourceId, Continues = first.Id, State = IntentState.Sent }], Token))[0];

        var open = Assert.Single(await store.OpenIntentsAsync("Customer", Token));
        Assert.Equal((second.Id, IntentState.Sent), (open.Id, open.State));
    }

    [Fact]
    public async Task A_create_is_refused_while_another_one_for_the_same_record_is_open()
    {
        var store = await StoreAsync();
        var first = (await store.AddIntentsAsync([Samples.Intent()], Token))[0];

        var second = (await store.AddIntentsAsync([Samples.Intent() with { SourceId = first.SourceId }], Token))[0];

        Assert.Equal((0, 1), (second.Id, (await store.OpenIntentsAsync("Customer", Token)).Count));
    }

    [Fact]
    public async Task A_create_is_refused_for_a_record_that_has_a_partner_unless_it_replaces_that_partner()
    {
        var store = await StoreAsync();
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        var create = Samples.Intent() with { SourceId = coupling.BusinessCentralId };

        var refused = await store.AddIntentsAsync([create, create with { ReplacedId = Guid.NewGuid() }], Token);
        var taken = await store.AddIntentsAsync([create with { ReplacedId = coupling.SalesId }], Token);

        Assert.Equal([0, 0], refused.Select(intent => intent.Id));
        Assert.NotEqual(0, taken[0].Id);
    }

    [Fact]
    public async Task Intents_of_a_run_under_way_are_its_own_until_it_ends()
    {
        var store = await StoreAsync();
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        await store.AddIntentsAsync([Samples.Intent() with { RunId = run.Id }], Token);

        var during = await store.OpenIntentsAsync("Customer", Token);
        await store.CompleteRunAsync(run, Token);

        Assert.Empty(during);
        Assert.Single(await store.OpenIntentsAsync("Customer", Token));
    }

    [Fact]
    public async Task A_confirmation_stores_state_bases_and_settles_intents_together()
    {
        var store = await StoreAsync();
        var known = (await store.AddAsync([Samples.Coupling()], Token))[0];
        var intents = await store.AddIntentsAsync([Samples.Intent(), Samples.Intent(), Samples.Intent()], Token);
        var changed = Samples.FullCoupling() with { Id = known.Id, BusinessCentralId = known.BusinessCentralId };
        var bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("Berlin", "BERLIN") };
        var stored = await store.ConfirmAsync(
            [
                new() { Coupling = changed, Bases = bases, SettledIntents = [intents[0].Id] },
                new() { Coupling = Samples.Coupling(), SettledIntents = [intents[2].Id] },
            ],
            Token);
        Assert.Equal(changed, stored[0]);
        Assert.Equal([changed, stored[1]], (await store.ListAsync(new(), 10, Token).ToListAsync(Token)).SelectMany(page => page));
        BaseAssert.Same(bases, (await store.ReadBasesAsync([known.Id], Token))[known.Id]);
        AssertSame([intents[1]], await store.OpenIntentsAsync("Customer", Token));
    }

    [Theory]
    [InlineData("c1", "C1")]
    [InlineData("C1", null)]
    [InlineData(null, "C1")]
    [InlineData("C1", "C1")]
    public async Task A_confirmation_stores_the_number_as_it_is_now(string? before, string? after)
    {
        var store = await StoreAsync();
        var known = (await store.AddAsync([Samples.Coupling(number: before)], Token))[0];
        var changed = known with { Number = after, Name = "now" };
        Assert.Equal([changed], await store.ConfirmAsync([new() { Coupling = changed }], Token));
        Assert.Equal([changed], await store.FindAsync("Customer", Side.Sales, [known.SalesId], Token));
    }

    [Fact]
    public async Task A_confirmation_that_clashes_stores_nothing()
    {
        var store = await StoreAsync();
        var added = await store.AddAsync(Samples.Couplings(2), Token);
        var intents = await store.AddIntentsAsync([Samples.Intent()], Token);
        var bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("Berlin", "Berlin") };
        var conflict = await Assert.ThrowsAsync<CouplingConflictException>(() => store.ConfirmAsync(
            [
                new() { Coupling = added[0] with { Name = "new" }, Bases = bases, SettledIntents = [intents[0].Id] },
                new() { Coupling = added[0] with { SalesId = added[1].SalesId } },
            ],
            Token));
        Assert.Equal(added[1], conflict.Existing);
        Assert.Equal(added, (await store.ListAsync(new(), 10, Token).ToListAsync(Token)).SelectMany(page => page));
        Assert.Empty(await store.ReadBasesAsync([added[0].Id], Token));
        Assert.Single(await store.OpenIntentsAsync("Customer", Token));
    }

    [Fact]
    public async Task A_coupling_that_was_removed_meanwhile_is_not_brought_back()
    {
        var store = await StoreAsync();
        var added = await store.AddAsync(Samples.Couplings(2), Token);
        var intents = await store.AddIntentsAsync([Samples.Intent()], Token);
        await store.RemoveAsync([added[0].Id], null, Token);
        var bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("Berlin", "Berlin") };
        var stored = await store.ConfirmAsync(
            [
                new() { Coupling = added[0], Bases = bases, SettledIntents = [intents[0].Id] },
                new() { Coupling = added[1], Bases = bases },
            ],
            Token);
        Assert.Equal([added[1]], stored);
        Assert.Equal(1, await store.CountAsync("Customer", Token));
        Assert.Empty(await store.OpenIntentsAsync("Customer", Token));
    }

    [Fact]
    public async Task Confirmed_fields_move_and_the_others_keep_their_base()
    {
        var store = await StoreAsync();
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        await FieldValueGenerator.FieldBases.Array[1, 4].SampleAsync(
            async steps =>
            {
                var expected = new Dictionary<string, FieldBase>((await store.ReadBasesAsync([coupling.Id], Token)).GetValueOrDefault(coupling.Id) ?? new Dictionary<string, FieldBase>());
                foreach (var step in steps)
                {
                    await store.ConfirmAsync([new() { Coupling = coupling, Bases = step }], Token);
                    foreach (var (field, value) in step)
                        expected[field] = value;
                }
                BaseAssert.Same(expected, (await store.ReadBasesAsync([coupling.Id], Token)).GetValueOrDefault(coupling.Id) ?? new Dictionary<string, FieldBase>());
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public async Task Bases_of_many_couplings_are_read_at_once()
    {
        var store = await StoreAsync();
        var stored = await store.ConfirmAsync(
            [.. Samples.Couplings(500).Select(coupling => new Confirmation
            {
                Coupling = coupling,
                Bases = new Dictionary<string, FieldBase> { ["number"] = Samples.Base(coupling.Number, coupling.Number) },
            })],
            Token);
        var bases = await store.ReadBasesAsync([.. stored.Select(coupling => coupling.Id), stored[0].Id, 0, -1], Token);
        Assert.Equal(500, bases.Count);
        Assert.All(stored, coupling => Assert.Equal(FieldValue.Of(coupling.Number), bases[coupling.Id]["number"].Sales[0]));
    }

    private static void AssertSame(IEnumerable<WriteIntent> expected, IReadOnlyList<WriteIntent> actual)
    {
        var values = new Dictionary<string, FieldValue>();
        var bases = new Dictionary<string, FieldBase>();
        Assert.Equal(expected.Select(Plain), actual.Select(Plain));
        Assert.All(expected.Zip(actual), pair =>
        {
            Assert.Equal(pair.First.Values, pair.Second.Values);
            Assert.Equal(pair.First.KnownBefore, pair.Second.KnownBefore);
            Assert.Equal(pair.First.Before, pair.Second.Before);
            Assert.Equal(pair.First.Changes, pair.Second.Changes);
            Assert.Equal(pair.First.Candidates, pair.Second.Candidates);
            BaseAssert.Same(pair.First.Bases, pair.Second.Bases);
        });

        WriteIntent Plain(WriteIntent intent) => intent with { Values = values, Before = values, Bases = bases, KnownBefore = [], Changes = [], Candidates = [] };
    }
}
