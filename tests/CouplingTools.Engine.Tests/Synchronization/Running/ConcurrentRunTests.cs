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
}
