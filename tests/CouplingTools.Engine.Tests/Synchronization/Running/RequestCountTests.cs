using CouplingTools.Sandbox;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>How many requests a run costs: the guard against slowness that no machine's speed can blur.</summary>
public sealed class RequestCountTests
{
    private const int Customers = 10_000;
    private const int Edited = 1_000;

    [Fact]
    public async Task Ten_thousand_coupled_customers_cost_a_read_request_for_each_hundred_and_side_and_few_writes()
    {
        await using var world = await World.CreateAsync(new SandboxOptions(Customers, 0, OverlapPercent: 0));
        await using var session = await world.OpenSessionAsync();
        var inputs = (await world.Users.ListAsync(Side.BusinessCentral)).Select(record => Runs.On(Side.BusinessCentral, record.Id)).ToList();
        var created = await session.SynchronizeAsync(inputs, Runs.TwoWay);

        var before = world.LastLogged;
        var unchanged = await session.SynchronizeAsync(inputs, Runs.TwoWay);
        var unchangedCost = world.LogAfter(before);

        foreach (var result in created.Where(result => result.SalesId is not null).Take(Edited))
            await world.Users.EditAsync(Side.Sales, result.SalesId!.Value, ("telephone1", "+1 777"));
        before = world.LastLogged;
        var updated = await session.SynchronizeAsync(inputs, Runs.TwoWay);
        var updatedCost = world.LogAfter(before);

        Assert.True(inputs.Count > Customers * 0.9);
        Assert.All(unchanged, result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
        Assert.Equal(Edited, updated.Count(result => result.Outcome == SyncOutcome.Updated));
        foreach (var side in (string[])["BusinessCentral", "Sales"])
        {
            Assert.InRange(Reads(unchangedCost, side), 1, Customers / 100);
            Assert.InRange(Requests(updatedCost, side), 1, (Customers / 100) + (Edited * 0.05));
        }

        Assert.DoesNotContain(unchangedCost, entry => entry.Method != "GET");
        Assert.DoesNotContain(updatedCost, entry => entry.Method == "GET" && entry.Id is not null);
    }

    private static int Reads(IEnumerable<SandboxOperation> log, string service) => log.Count(entry => entry.Service == service && entry.Method == "GET");

    /// <summary>HTTP requests: those inside a batch are carried by one.</summary>
    private static int Requests(IEnumerable<SandboxOperation> log, string service) => log.Count(entry => entry.Service == service && entry.Batch is null);
}
