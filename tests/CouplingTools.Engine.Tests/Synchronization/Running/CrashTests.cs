using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>The process dies before or after any request; the next run finds on disk what it needs.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_run_that_died_at_any_request_is_completed_by_the_next()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        var problems = new List<string>();
        foreach (var (moment, files) in await MomentsAsync(trade, session => session.SynchronizeAsync(trade.Inputs, Runs.TwoWay)))
        {
            var left = await trade.OpenAsync(files);
            await using var world = left.World;
            problems.AddRange(await left.MendAsync().PrefixedAsync(moment));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_was_cancelled_at_any_request_is_completed_by_the_next_of_the_same_session(bool carriesOut)
    {
        var template = await TradingWorld.CreateAsync();
        await using var _ = template.World;
        var problems = new List<string>();
        var isReached = true;
        for (var index = 1; isReached; index++)
        {
            var trade = await template.CopyAsync();
            await using var world = trade.World;
            using var cancellation = new CancellationTokenSource();
            CancellingHandler? handler = null;
            await using var session = await world.OpenSessionAsync(inner => handler = new CancellingHandler(inner, index, carriesOut, cancellation));
            try
            {
                handler!.Start();
                await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay, cancellation.Token);
            }
            catch (OperationCanceledException)
            {
            }

            isReached = cancellation.IsCancellationRequested;
            var results = await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
            problems.AddRange(results.Where(result => result.ErrorClass is not null).Select(result => $"request {index}: {result.Name} {result.Reason} {result.Error}"));
            problems.AddRange(await trade.FaultsAsync(session).PrefixedAsync($"request {index}"));
            Assert.True(isReached || index > 5);
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory]
    [InlineData(Side.Sales, SyncDirection.ToSales)]
    [InlineData(Side.BusinessCentral, SyncDirection.ToBusinessCentral)]
    public async Task An_edit_of_a_record_whose_creation_was_interrupted_is_not_lost(Side created, SyncDirection direction)
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        var (name, field) = created == Side.Sales ? ("Only in Business Central", "telephone1") : ("Only in Sales", "phoneNumber");
        var problems = new List<string>();
        foreach (var (moment, files) in await MomentsAsync(trade, session => session.SynchronizeAsync(trade.Inputs, Runs.TwoWay)))
        {
            await using var world = await World.OpenAsync(files);
            if ((await world.Users.ListAsync(created)).SingleOrDefault(record => record.Name == name) is not { } record)
                continue;
            await world.Users.EditAsync(created, record.Id, (field, "+1 999"));

            await using var session = await world.OpenSessionAsync();
            await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay with { Direction = direction });
            await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);

            var phones = new[]
            {
                (await world.Users.ListAsync(Side.BusinessCentral)).Single(record => record.Name == name).Values["phoneNumber"],
                (await world.Users.ListAsync(Side.Sales)).Single(record => record.Name == name).Values["telephone1"],
            };
            if (phones is not ["+1 999", "+1 999"])
                problems.Add($"{moment}: {string.Join(" and ", phones)}");
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory]
    [InlineData(Side.BusinessCentral, "Edited in Business Central")]
    [InlineData(Side.Sales, "Edited in Sales")]
    public async Task An_edit_after_an_interrupted_update_is_not_taken_for_a_conflict_with_that_update(Side source, string name)
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        var (field, policy) = source == Side.BusinessCentral ? ("phoneNumber", ConflictPolicy.Sales) : ("address1_city", ConflictPolicy.BusinessCentral);
        var problems = new List<string>();
        foreach (var (moment, files) in await MomentsAsync(trade, session => session.SynchronizeAsync(trade.Inputs, Runs.TwoWay)))
        {
            await using var world = await World.OpenAsync(files);
            var record = (await world.Users.ListAsync(source)).Single(record => record.Name == name);
            await world.Users.EditAsync(source, record.Id, (field, "+1 999"));
            await using var session = await world.OpenSessionAsync();

            await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay with { OnConflict = policy });

            if (!Equals((await world.Users.ReadAsync(source, record.Id)).Values[field], "+1 999"))
                problems.Add(moment);
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public async Task A_restore_that_died_at_any_request_is_completed_by_the_next_run(Side deleted)
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        var coupling = await CouplingOfAsync(trade, "Untouched");
        await trade.World.Users.DeleteAsync(deleted, deleted == Side.Sales ? coupling.SalesId : coupling.BusinessCentralId);
        var restore = Runs.TwoWay with { OnDeleted = DeletedPolicy.Restore };
        var problems = new List<string>();
        foreach (var (moment, files) in await MomentsAsync(trade, session => session.SynchronizeAsync([Runs.On(deleted.Opposite(), deleted == Side.Sales ? coupling.BusinessCentralId : coupling.SalesId)], restore)))
        {
            var left = await trade.OpenAsync(files);
            await using var world = left.World;
            await using var session = await world.OpenSessionAsync();
            await session.SynchronizeAsync(trade.Inputs.Where(input => input.BusinessCentralId != coupling.BusinessCentralId).Append(Runs.On(deleted.Opposite(), deleted == Side.Sales ? coupling.BusinessCentralId : coupling.SalesId)), restore);
            problems.AddRange(await left.FaultsAsync(session).PrefixedAsync(moment));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    private static async Task<RecordCoupling> CouplingOfAsync(TradingWorld trade, string name)
    {
        await using var session = await trade.World.OpenSessionAsync();
        return (await session.CouplingsAsync()).Single(coupling => coupling.Name == name);
    }

    private static async Task<List<(string Moment, DirectoryInfo Files)>> MomentsAsync(TradingWorld trade, Func<CouplingSession, Task> run)
    {
        var moments = new List<(string Moment, DirectoryInfo Files)>();
        await using var session = await trade.World.OpenSessionAsync(inner => new PowerFailure(inner, trade.World, moments));
        await run(session);
        Assert.InRange(moments.Count, 20, 200);
        return [.. moments];
    }
}
