using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>No answer came to some of the writes of a record; the others are known, and none is told twice.</summary>
public sealed class UnansweredWriteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Fault.LostAnswer, new[] { "city in BusinessCentral", "phoneNumber in Sales" })]
    [InlineData(Fault.LostRequest, new[] { "city in BusinessCentral" })]
    public async Task Where_one_side_answered_only_the_others_write_is_left_for_the_next_run(Fault fault, string[] expected)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        await pair.EditCityAsync(Side.Sales, "Ulm");

        var lost = await SynchronizeAsync(pair, 1, _ => fault);
        var next = await pair.SynchronizeAsync();

        Assert.Equal("WriteUnconfirmed", lost.Reason);
        Assert.Null(next.ErrorClass);
        Assert.Equal(expected, await ChangesAsync(pair, lost.RunId));
        Assert.Equal(["+1 111", "+1 111"], await pair.PhonesAsync());
        Assert.Equal(["Ulm", "Ulm"], await pair.CitiesAsync());
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    public async Task Of_attempts_at_one_update_that_no_answer_came_to_one_counts(int attempts, int taken)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");

        var lost = await SynchronizeAsync(pair, attempts, attempt => attempt == taken ? Fault.LostAnswer : Fault.LostRequest);
        await pair.SynchronizeAsync();

        Assert.Equal(["phoneNumber in Sales"], await ChangesAsync(pair, lost.RunId));
        Assert.Equal(["+1 111", "+1 111"], await pair.PhonesAsync());
    }

    [Fact]
    public async Task An_update_that_is_found_taken_after_two_attempts_is_told_once()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");

        var result = await SynchronizeAsync(pair, 3, attempt => attempt == 2 ? Fault.LostAnswer : Fault.LostRequest);

        Assert.Equal((SyncOutcome.Updated, 1), (result.Outcome, result.Changes.Count));
        Assert.Equal(SyncOutcome.Unchanged, (await pair.SynchronizeAsync()).Outcome);
    }

    /// <summary>The first attempt was never made: the record had its old value when somebody's edit made a second one necessary.</summary>
    [Fact]
    public async Task An_attempt_that_was_seen_not_to_be_made_is_not_told_when_the_next_is()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        var customer = Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral));
        var toSales = Runs.TwoWay with { Direction = SyncDirection.ToSales };
        var (writes, files) = (0, default(DirectoryInfo));
        Guid died;
        await using (var session = await pair.World.OpenSessionAsync(inner => new FaultyHandler(
            new HookedHandler(inner, after: _ =>
            {
                files ??= pair.World.Snapshot();
                return Task.CompletedTask;
            }),
            async (_, request) =>
            {
                if (!await request.WritesAsync() || ++writes > 1)
                    return null;
                await pair.EditCityAsync(Side.Sales, "Ulm");
                return Fault.LostRequest;
            })))
        {
            died = Assert.Single(await session.SynchronizeAsync([customer], toSales)).RunId;
        }

        await using var world = await World.OpenAsync(files!);
        await using var next = await world.OpenSessionAsync();
        await next.SynchronizeAsync([customer], toSales);

        Assert.Equal(2, writes);
        Assert.Equal(["phoneNumber in Sales"], await ChangesAsync(next, died));
    }

    [Fact]
    public async Task A_record_that_is_settled_otherwise_says_that_a_write_may_still_be_carried_out()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");

        var result = await pair.SynchronizeAsync(inner => new FaultyHandler(inner, async (_, request) =>
        {
            if (!await request.WritesAsync())
                return null;
            await pair.EditPhoneAsync(Side.BusinessCentral, "+1 000");
            return Fault.LostRequest;
        }));

        Assert.Equal((SyncOutcome.Unchanged, "WriteUnconfirmed", null), (result.Outcome, result.Reason, result.ErrorClass));
    }

    [Fact]
    public async Task A_write_that_cannot_be_looked_after_because_the_service_is_gone_is_told_as_such()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        var isGone = false;

        var lost = await pair.SynchronizeAsync(inner => new FaultyHandler(inner, async (_, request) =>
        {
            if (isGone)
                return Fault.Unreachable;
            isGone = await request.WritesAsync();
            return isGone ? Fault.LostAnswer : null;
        }));
        await pair.SynchronizeAsync();

        Assert.Equal((SyncOutcome.Failed, "WriteUnconfirmed"), (lost.Outcome, lost.Reason));
        Assert.Contains("sent to Sales", lost.Error, StringComparison.Ordinal);
        Assert.Equal(["phoneNumber in Sales"], await ChangesAsync(pair, lost.RunId));
    }

    /// <summary>The other run's write is no edit of somebody's, although it was left open after this run had looked for such writes.</summary>
    [Fact]
    public async Task An_edit_is_no_conflict_with_a_write_that_another_run_left_open_meanwhile()
    {
        await using var pair = await AgreedPair.CreateAsync();
        var customer = Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral));
        await pair.EditPhoneAsync(Side.BusinessCentral, "+1 111");
        await using var session = await pair.World.OpenSessionAsync();

        var results = await session.SynchronizeAsync(InputsAsync(), Runs.TwoWay with { BatchSize = 1, OnConflict = ConflictPolicy.Sales }, QuietHost.Instance, Token).ToListAsync(Token);

        Assert.Equal(SyncOutcome.Updated, results[1].Outcome);
        Assert.Equal(["+1 222", "+1 222"], await pair.PhonesAsync());

        async IAsyncEnumerable<RecordReference> InputsAsync()
        {
            yield return new RecordReference { Number = "nowhere" };
            await SynchronizeAsync(pair, 1, _ => Fault.LostAnswer);
            await pair.EditPhoneAsync(Side.BusinessCentral, "+1 222");
            yield return customer;
        }
    }

    private static async Task<SyncResult> SynchronizeAsync(AgreedPair pair, int attempts, Func<int, Fault> fault)
    {
        await using var session = await pair.World.OpenSessionAsync(
            inner => FaultyHandler.AtWritesTo(Side.Sales, fault, inner), adjust: options => options with { UpdateAttempts = attempts });
        return Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, pair.On(Side.BusinessCentral))], Runs.TwoWay));
    }

    private static async Task<string[]> ChangesAsync(AgreedPair pair, Guid run)
    {
        await using var session = await pair.World.OpenSessionAsync();
        return await ChangesAsync(session, run);
    }

    private static async Task<string[]> ChangesAsync(CouplingSession session, Guid run)
    {
        var results = await session.ListResultsAsync(new ResultListRequest { Runs = [run] }, Token).ToListAsync(Token);
        return [.. Assert.Single(results).Changes.Select(change => $"{change.Field} in {change.Side}").Order(StringComparer.Ordinal)];
    }
}
