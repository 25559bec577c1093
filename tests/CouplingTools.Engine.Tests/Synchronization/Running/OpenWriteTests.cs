using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Writes of runs that died, as a check of couplings reports and settles them.</summary>
public sealed class OpenWriteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_writes_of_a_run_that_died_are_reported_by_a_preview_and_settled_by_a_repair()
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
        var problems = new List<string>();
        foreach (var (moment, files) in moments.Where((_, index) => index % 4 == 0))
        {
            var left = await trade.OpenAsync(files);
            await using var world = left.World;
            await using (var session = await world.OpenSessionAsync())
            {
                var open = (await RepairAsync(session, preview: true)).Count(finding => finding.Finding == CouplingFindingKind.OpenIntent);
                Assert.Equal(open, (await RepairAsync(session, preview: true)).Count(finding => finding.Finding == CouplingFindingKind.OpenIntent));
                reported += open > 0 ? 1 : 0;
                Assert.DoesNotContain(await RepairAsync(session), finding => finding.Finding == CouplingFindingKind.OpenIntent);
            }

            problems.AddRange(await left.MendAsync().PrefixedAsync(moment));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        Assert.True(reported > 1);
    }

    [Fact]
    public async Task A_create_that_cannot_be_told_is_reported_until_a_person_forgets_it()
    {
        await using var doubt = await CreationInDoubt.CreateAsync();
        await using var session = await doubt.World.OpenSessionAsync();

        var reported = (await RepairAsync(session)).Single(finding => finding.Finding == CouplingFindingKind.OpenIntent);
        var removed = await session.RepairCouplingsAsync(
            null, new RepairOptions { Mapping = "Customer", Remove = [CouplingFindingKind.OpenIntent] }, problem => throw problem, QuietHost.Instance, Token).ToListAsync(Token);

        Assert.Contains("Resolve-AmbiguousRecord", reported.Remedy, StringComparison.Ordinal);
        Assert.Contains("Sync-Record", reported.Remedy, StringComparison.Ordinal);
        Assert.Equal(CouplingRepair.Removed, Assert.Single(removed).Repair);
        Assert.Empty(await RepairAsync(session));
    }

    private static async Task<List<CouplingFinding>> RepairAsync(CouplingSession session, bool preview = false) =>
        await session.RepairCouplingsAsync(null, new RepairOptions { Mapping = "Customer", Preview = preview }, problem => throw problem, QuietHost.Instance, Token).ToListAsync(Token);
}
