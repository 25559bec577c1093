using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Writes of runs that died, as a check of couplings reports them.</summary>
public sealed class OpenWriteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_writes_of_a_run_that_died_are_reported_until_the_next_run_settles_them_or_a_person_does()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var _ = trade.World;
        var moments = new List<(string Moment, DirectoryInfo Files)>();
        await using (var session = await trade.World.OpenSessionAsync(inner => new PowerFailure(inner, trade.World, moments)))
        {
            await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
            Assert.Empty(await RepairAsync(session));
        }

        var reported = 0;
        foreach (var (_, files) in moments.Where((_, index) => index % 4 == 0))
        {
            await using var world = await World.OpenAsync(files);
            await using var session = await world.OpenSessionAsync();
            var open = (await RepairAsync(session)).Where(finding => finding.Finding == CouplingFindingKind.OpenIntent).ToList();
            if (open.Count == 0)
                continue;
            reported++;
            Assert.All(open, finding => Assert.Contains("Sync-Record", finding.Remedy, StringComparison.Ordinal));
            if (reported % 2 == 0)
                await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
            else
                Assert.Equal(open.Count, (await RepairAsync(session, CouplingFindingKind.OpenIntent)).Count(finding => finding.Repair == CouplingRepair.Removed));

            Assert.DoesNotContain(await RepairAsync(session), finding => finding.Finding == CouplingFindingKind.OpenIntent);
        }

        Assert.True(reported > 1);
    }

    private static async Task<List<CouplingFinding>> RepairAsync(CouplingSession session, params CouplingFindingKind[] remove) =>
        await session.RepairCouplingsAsync(null, new RepairOptions { Mapping = "Customer", Remove = remove }, problem => throw problem, QuietHost.Instance, Token).ToListAsync(Token);
}
