using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Services store something else than they are sent, and nothing must go back and forth for it.</summary>
public sealed class RewritingTests
{
    public static TheoryData<Side, string> Fields => new()
    {
        { Side.BusinessCentral, "phoneNumber" },
        { Side.Sales, "telephone1" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_value_that_a_service_rewrites_on_saving_comes_to_rest(Side side, string field)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(side.Opposite(), "+1 301");

        var results = await RunAsync(pair, side, field, runs: 3);

        Assert.Equal([SyncOutcome.Updated, SyncOutcome.Unchanged, SyncOutcome.Unchanged], results.Select(result => result.Outcome));
        Assert.Equal(["+1 301", "001 301"], (await pair.PhonesAsync()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_value_that_a_service_rewrote_is_still_carried_when_somebody_edits_it(Side side, string field)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(side.Opposite(), "+1 301");
        await RunAsync(pair, side, field, runs: 2);
        await pair.EditPhoneAsync(side, "002 222");

        await RunAsync(pair, side, field, runs: 1);

        Assert.Equal(["002 222", "002 222"], await pair.PhonesAsync());
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_record_created_with_a_rewritten_value_is_found_after_its_answer_was_lost(Side side, string field)
    {
        await using var world = await World.CreateAsync();
        var source = side == Side.Sales
            ? await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"), ("phoneNumber", "+1 301"))
            : await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("telephone1", "+1 301"));
        await using (var session = await world.OpenSessionAsync(inner => FaultyHandler.AtWritesTo(
            side, _ => Fault.LostAnswer, new RewritingHandler(inner, side, field, Rewrite))))
        {
            await session.SynchronizeAsync([Runs.On(side.Opposite(), source.Id)], Runs.TwoWay);
        }

        await using var next = await world.OpenSessionAsync();
        await next.SynchronizeAsync([Runs.On(side.Opposite(), source.Id)], Runs.TwoWay);

        Assert.Single(await world.Users.ListAsync(side));
        Assert.Single(await next.CouplingsAsync());
    }

    private static async Task<List<SyncResult>> RunAsync(AgreedPair pair, Side side, string field, int runs)
    {
        var results = new List<SyncResult>();
        for (var run = 0; run < runs; run++)
            results.Add(await pair.SynchronizeAsync(inner => new RewritingHandler(inner, side, field, Rewrite)));
        return results;
    }

    private static string Rewrite(string phone) => phone.Replace("+1 ", "001 ", StringComparison.Ordinal).Replace("\\u002B1 ", "001 ", StringComparison.Ordinal);
}
