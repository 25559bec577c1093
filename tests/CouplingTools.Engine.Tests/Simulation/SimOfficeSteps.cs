using Xunit;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>An administrator couples two records that are there.</summary>
internal sealed record CoupleStep(int BusinessCentralRecord, int SalesRecord) : SimStep
{
    public override async Task DoAsync(SimWorld world)
    {
        if (Pick(world.Uncoupled(Side.BusinessCentral), BusinessCentralRecord) is not { } left || Pick(world.Uncoupled(Side.Sales), SalesRecord) is not { } right)
            return;
        var input = new RecordReference { BusinessCentralId = left.Id, SalesId = right.Id };
        var session = await world.Office.OpenAsync();
        world.Oracle.Couple(new SimPair(left.Id, right.Id));
        await foreach (var _ in session.CoupleAsync(new[] { input }.ToAsyncEnumerable(), new CoupleOptions { Mapping = SimMapping.Name }, QuietHost.Instance, CancellationToken.None))
        {
        }
    }

    public override string ToString() => $"an administrator couples uncoupled record {BusinessCentralRecord} of BusinessCentral with {SalesRecord} of Sales";
}

/// <summary>An administrator removes, holds or resumes a coupling.</summary>
internal sealed record OfficeStep(SimDecision Decision, int Coupling) : SimStep
{
    public override async Task DoAsync(SimWorld world)
    {
        var session = await world.Office.OpenAsync();
        var couplings = new List<RecordCoupling>();
        await foreach (var coupling in session.ListCouplingsAsync(new CouplingListRequest { Mapping = SimMapping.Name }, CancellationToken.None))
            couplings.Add(coupling);
        if (Pick(couplings, Coupling) is not { } picked)
            return;
        if (Decision == SimDecision.Remove)
        {
            await UncoupleAsync(world, session, picked);
            world.Oracle.Removals++;
            world.Oracle.Part(new SimPair(picked.BusinessCentralId, picked.SalesId));
        }
        else if (Decision == SimDecision.Hold)
            await session.SuspendCouplingAsync(picked, CancellationToken.None);
        else
            await session.ResumeCouplingAsync(picked, CancellationToken.None);
    }

    private static async Task UncoupleAsync(SimWorld world, CouplingSession session, RecordCoupling coupling)
    {
        RecordReference[] inputs = [new() { Mapping = coupling.Mapping, BusinessCentralId = coupling.BusinessCentralId, SalesId = coupling.SalesId }];
        await foreach (var result in session.UncoupleAsync(inputs.ToAsyncEnumerable(), new UncoupleOptions(), QuietHost.Instance, CancellationToken.None))
        {
            Assert.Equal((SyncOutcome.Skipped, "CouplingRemoved"), (result.Outcome, result.Reason));
            world.Results[result.RunId] = 1;
        }
    }

    public override string ToString() => $"an administrator decides on coupling {Coupling}: {Decision}";
}

internal enum SimDecision
{
    Remove,
    Hold,
    Resume,
}
