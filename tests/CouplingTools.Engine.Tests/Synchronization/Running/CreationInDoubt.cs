using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>An account whose customer may have been created: the request was lost, and two customers of its name are there now.</summary>
internal sealed class CreationInDoubt : IAsyncDisposable
{
    private CreationInDoubt(World world, Guid account, Guid run, Guid[] customers) => (World, Account, Run, Customers) = (world, account, run, customers);

    public World World { get; }

    /// <summary>The account that the create was for.</summary>
    public Guid Account { get; }

    /// <summary>The run that sent the create.</summary>
    public Guid Run { get; }

    /// <summary>The customers that somebody made meanwhile.</summary>
    public IReadOnlyList<Guid> Customers { get; }

    public static async Task<CreationInDoubt> CreateAsync()
    {
        var world = await World.CreateAsync();
        var account = (await world.Users.CreateAsync(Side.Sales, ("name", "Adatum"), ("telephone1", "+1 100"), ("address1_city", "Oslo"))).Id;
        SyncResult lost;
        await using (var session = await world.OpenSessionAsync(inner => FaultyHandler.AtWritesTo(Side.BusinessCentral, _ => Fault.LostRequest, inner)))
            lost = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.Sales, account)], Runs.TwoWay));
        var customers = new List<Guid>();
        foreach (var phone in (string[])["+1 101", "+1 102"])
            customers.Add((await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"), ("phoneNumber", phone))).Id);
        await using (var session = await world.OpenSessionAsync())
            Assert.Equal(SyncOutcome.Ambiguous, Assert.Single(await session.SynchronizeAsync([Runs.On(Side.Sales, account)], Runs.TwoWay)).Outcome);
        return new CreationInDoubt(world, account, lost.RunId, [.. customers]);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
