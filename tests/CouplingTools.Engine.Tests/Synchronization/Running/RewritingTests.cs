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

    [Fact]
    public async Task Fields_that_both_services_change_with_each_write_are_named()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 301");
        var results = new List<SyncResult>();
        for (var run = 0; run < 4; run++)
        {
            results.Add(await pair.SynchronizeAsync(inner =>
                new TouchingHandler(new TouchingHandler(inner, Side.Sales, "telephone1", "websiteurl"), Side.BusinessCentral, "website", "phoneNumber")));
        }

        Assert.All(results, result => Assert.Equal(SyncOutcome.Updated, result.Outcome));
        Assert.Equal([null, null, "NeverSettles", "NeverSettles"], results.Select(result => result.Reason));
        Assert.Equal(["phoneNumber", "website"], results.SelectMany(result => result.Warnings).Select(warning => warning.Field));
        Assert.All(results.SelectMany(result => result.Warnings), warning => Assert.True(warning is { Reason: "NeverSettles", IsShown: true }));
    }

    [Fact]
    public async Task A_field_that_a_service_changes_with_a_write_of_another_is_carried_once()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 301");
        var results = new List<SyncResult>();
        for (var run = 0; run < 3; run++)
            results.Add(await pair.SynchronizeAsync(inner => new TouchingHandler(inner, Side.Sales, "telephone1", "websiteurl")));

        Assert.Equal(["phoneNumber", "website", ""], results.Select(result => string.Join(',', result.ChangedFields)));
        Assert.All(results, result => Assert.Null(result.Reason));
    }

    [Fact]
    public async Task Overwriting_what_a_service_rewrites_again_and_again_is_named()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 301");
        var overwrite = Runs.TwoWay with { Direction = SyncDirection.ToSales, Overwrite = true };
        var results = new List<SyncResult>();
        for (var run = 0; run < 2; run++)
            results.Add(await pair.SynchronizeAsync(inner => new RewritingHandler(inner, Side.Sales, "telephone1", Rewrite), overwrite));

        Assert.Equal([null, "NeverSettles"], results.Select(result => result.Reason));
        Assert.Equal("phoneNumber", Assert.Single(results[1].Warnings).Field);
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
