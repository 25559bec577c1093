using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Couplings are repaired while a run has them: what the run makes of them stands.</summary>
public sealed class RepairMeanwhileTests
{
    private static readonly SyncOptions s_restoring = Runs.TwoWay with { OnDeleted = DeletedPolicy.Restore };
    private static readonly RepairOptions s_deleting = new() { Mapping = "Customer", Delete = [CouplingFindingKind.SalesGone], MaxChangePercent = 100, AllowEmptySide = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A run is at it, or has been, since it was found that the partner is gone.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_gets_a_new_partner_before_it_is_deleted_is_not_deleted(bool isUnderWay)
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.DeleteAsync(Side.Sales);
        await using var session = await pair.World.OpenSessionAsync();
        List<CouplingFinding> findings = [];
        if (isUnderWay)
            await pair.SynchronizeAsync(inner => new HookedHandler(inner, before: async _ => findings = await RepairAsync(session, QuietHost.Instance)), s_restoring);
        else
            findings = await RepairAsync(session, new AskedHost(() => pair.SynchronizeAsync(options: s_restoring)));

        var finding = Assert.Single(findings);
        Assert.Equal((CouplingFindingKind.SalesGone, CouplingRepair.Failed), (finding.Finding, finding.Repair));
        Assert.NotEmpty(finding.Remedy!);
        Assert.Single(await pair.World.Users.ListAsync(Side.BusinessCentral));
        Assert.Equal(Assert.Single(await pair.World.Users.ListAsync(Side.Sales)).Id, (await pair.CouplingAsync()).SalesId);
        Assert.Equal(SyncOutcome.Unchanged, (await pair.SynchronizeAsync()).Outcome);
    }

    [Fact]
    public async Task A_record_whose_partner_is_gone_is_deleted_with_the_coupling_and_nothing_stays_claimed()
    {
        await using var pair = await AgreedPair.CreateAsync();
        await pair.DeleteAsync(Side.Sales);
        await using var session = await pair.World.OpenSessionAsync();

        Assert.Equal(CouplingRepair.Deleted, Assert.Single(await RepairAsync(session, QuietHost.Instance)).Repair);
        Assert.Empty(await pair.World.Users.ListAsync(Side.BusinessCentral));
        Assert.Empty(await session.CouplingsAsync());
    }

    private static async Task<List<CouplingFinding>> RepairAsync(CouplingSession session, IRunHost host) =>
        await session.RepairCouplingsAsync(null, s_deleting, problem => throw problem, host, Token).ToListAsync(Token);
}
