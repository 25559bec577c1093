using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Somebody edits a record between our reading and our writing.</summary>
public sealed class MeanwhileTests
{
    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public async Task Another_field_that_somebody_edits_right_before_our_write_keeps_that_edit(Side written)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(written.Opposite(), "+1 111");
        var edits = new Queue<string>(["Ulm"]);

        var result = await pair.SynchronizeAsync(inner => new HookedHandler(inner, before: side =>
            side == written && edits.TryDequeue(out var city) ? pair.EditCityAsync(side, city) : Task.CompletedTask));

        Assert.Equal(SyncOutcome.Updated, result.Outcome);
        Assert.Equal(["+1 111", "+1 111"], await pair.PhonesAsync());
        Assert.Equal(["Ulm", "Ulm"], await pair.CitiesAsync());
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public async Task The_same_field_that_somebody_edits_right_before_our_write_is_a_conflict(Side written)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(written.Opposite(), "+1 111");
        var edits = new Queue<string>(["+1 222"]);

        var result = await pair.SynchronizeAsync(inner => new HookedHandler(inner, before: side =>
            side == written && edits.TryDequeue(out var phone) ? pair.EditPhoneAsync(side, phone) : Task.CompletedTask));

        Assert.Equal((SyncOutcome.Conflict, "ConflictHeld"), (result.Outcome, result.Reason));
        Assert.Equal(["+1 111", "+1 222"], (await pair.PhonesAsync()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    public async Task A_record_that_never_comes_to_rest_is_given_up_after_as_many_attempts_as_are_configured_and_keeps_the_last_edit(int? attempts, int expected)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        var count = 0;

        await using var session = await pair.World.OpenSessionAsync(
            inner => new HookedHandler(inner, before: side => side == Side.Sales ? pair.EditCityAsync(side, $"Town {++count}") : Task.CompletedTask),
            adjust: options => options with { UpdateAttempts = attempts });

        var result = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral))], Runs.TwoWay));

        Assert.Equal((SyncOutcome.Failed, "KeepsChanging", expected), (result.Outcome, result.Reason, count));
        Assert.Equal($"Town {expected}", (await pair.CitiesAsync())[1]);
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public async Task A_record_that_somebody_deletes_right_before_our_write_is_not_created_again(Side written)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(written.Opposite(), "+1 111");

        var result = await pair.SynchronizeAsync(inner => new HookedHandler(inner, before: pair.DeleteAsync));

        Assert.Equal((SyncOutcome.Failed, "PartnerDeleted"), (result.Outcome, result.Reason));
        Assert.Equal(CouplingStatus.Orphaned, (await pair.CouplingAsync()).Status);
        Assert.Empty(await pair.World.Users.ListAsync(written));
    }

    [Fact]
    public async Task An_edit_right_after_our_write_is_carried_by_the_next_run()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        var edits = new Queue<string>(["+1 222"]);
        await pair.SynchronizeAsync(inner => new HookedHandler(inner, after: side =>
            edits.TryDequeue(out var phone) ? pair.EditPhoneAsync(side, phone) : Task.CompletedTask));

        var result = await pair.SynchronizeAsync();

        Assert.Equal(SyncOutcome.Updated, result.Outcome);
        Assert.Equal(["+1 222", "+1 222"], await pair.PhonesAsync());
    }
}
