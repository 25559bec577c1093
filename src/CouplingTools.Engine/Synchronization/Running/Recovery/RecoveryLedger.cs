using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>Stores what was learned of open writes with the results of the runs that sent them.</summary>
internal sealed class RecoveryLedger
{
    private readonly Workspace _workspace;
    private readonly IReadOnlyDictionary<Guid, RunRecord> _runs;

    private RecoveryLedger(Workspace workspace, IReadOnlyDictionary<Guid, RunRecord> runs) => (_workspace, _runs) = (workspace, runs);

    /// <summary>Runs that are forgotten by now get no results any more.</summary>
    public static async Task<RecoveryLedger> OpenAsync(
        Workspace workspace, CompiledMapping mapping, IReadOnlyList<WriteIntent> open, CancellationToken cancellationToken)
    {
        var runs = new Dictionary<Guid, RunRecord>();
        var filter = new RunFilter { Ids = [.. open.Select(intent => intent.RunId).Distinct()], Mappings = [mapping.Name] };
        await foreach (var page in workspace.Store.ListRunsAsync(filter, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var run in page)
                runs[run.Id] = run;
        }

        return new RecoveryLedger(workspace, runs);
    }

    /// <summary>Stores what a run did not live to store, unless somebody else has.</summary>
    /// <returns>The couplings as stored.</returns>
    public Task<IReadOnlyList<StoredCoupling>> StoreAsync(Guid run, IReadOnlyList<Confirmation> confirmations, IReadOnlyList<RecoveredResult> results, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredResult> known = _runs.TryGetValue(run, out var record) ? [.. results.Select(result => result.In(record))] : [];
        var late = new RunResults(run, known) { IsLate = true };
        return _workspace.Store.ConfirmAsync(confirmations, late, cancellationToken);
    }
}
