using CouplingTools.Engine.Tests.Synchronization.Running;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>The world in which every week begins: pairs that agree, and records of either side alone.</summary>
public sealed class WeekWorld : IAsyncLifetime
{
    private const int Pairs = 70;
    private const int Alone = 30;

    internal World World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await World.CreateAsync();
        var inputs = await WeekPeople.SettleAsync(World, Pairs, Alone);
        await using var session = await World.OpenSessionAsync();
        Assert.All(await session.SynchronizeAsync(inputs, Runs.TwoWay), result => Assert.Equal(SyncOutcome.Created, result.Outcome));
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
