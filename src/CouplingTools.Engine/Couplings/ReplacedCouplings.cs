using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings;

/// <summary>
/// Keeps in the history which couplings gave way to others: a run that was started for the one that couples, so that the counters of that one add up to its
/// inputs.
/// </summary>
internal sealed class ReplacedCouplings(Workspace workspace, IRunHost host)
{
    private readonly CompanyClaims _claims = new(workspace);
    private readonly Dictionary<Guid, MappingRuns> _runs = [];

    /// <summary>Frees what the couplings of a chunk took the place of, and notes it.</summary>
    public async Task NoteAsync(SyncChunk chunk, CancellationToken cancellationToken)
    {
        var freed = await _claims.ReleaseAsync([.. chunk.Items.Where(item => item.Couples).SelectMany(item => item.Released())], host, cancellationToken).ConfigureAwait(false);
        var gone = chunk.Items.SelectMany(GoneOf).DistinctBy(coupling => coupling.Id).ToList();
        if (gone.Count == 0)
            return;
        var run = await RunsFor(chunk.Run).GetAsync(chunk.Run.Mapping.Name, cancellationToken).ConfigureAwait(false);
        var results = new ItemResults(run, workspace.Time);
        var told = new SyncChunk(run, [.. gone.Select(coupling => new SyncItem(coupling.ToReference(), workspace.Time.GetTimestamp()) { Coupling = coupling })]);
        foreach (var item in told.Items)
            RemovedCouplings.Settle(item, freed, results);
        await told.RecordAsync(workspace.Store, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records the end of the runs.</summary>
    public async Task CompleteAsync(RunStop stop, bool isThrough)
    {
        foreach (var runs in _runs.Values)
            await stop.CompleteAsync(runs, isThrough).ConfigureAwait(false);
    }

    /// <summary>A pair that is coupled anew is not uncoupled.</summary>
    private static IEnumerable<StoredCoupling> GoneOf(SyncItem item) => item.Result is { ErrorClass: null, Outcome: not (SyncOutcome.Planned or SyncOutcome.Skipped) }
        ? item.Replaced.Where(coupling => coupling.BusinessCentralId != item.IdOn(Side.BusinessCentral) || coupling.SalesId != item.IdOn(Side.Sales))
        : [];

    private MappingRuns RunsFor(MappingRun run)
    {
        if (!_runs.TryGetValue(run.Id, out var runs))
        {
            var options = new SyncOptions { Origin = new RunOrigin(SyncRunKind.Uncoupling) { ParentId = run.Id } };
            _runs[run.Id] = runs = new MappingRuns(workspace, options, SyncSettings.ResolveForReading, host);
        }

        return runs;
    }
}
