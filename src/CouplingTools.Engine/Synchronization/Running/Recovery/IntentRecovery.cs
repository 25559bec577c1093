using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>
/// Finds out by reading what became of the writes that earlier runs of a mapping left open, before anything else is decided, and
/// gives those runs their due: what was done is stored as what they learned, with their results.
/// </summary>
internal sealed class IntentRecovery(Workspace workspace, CompiledMapping mapping, IRunHost host)
{
    public async Task<Recovered> RecoverAsync(CancellationToken cancellationToken)
    {
        await workspace.Store.EndInterruptedRunsAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
        var open = await workspace.Store.OpenIntentsAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
        if (open.Count == 0)
            return Recovered.Nothing;

        var tally = new RecoveryTally(mapping.Definition, host);
        var ledger = await RecoveryLedger.OpenAsync(workspace, mapping, open, cancellationToken).ConfigureAwait(false);
        var unsent = open.Where(intent => intent.State == IntentState.Intended).ToList();
        unsent.ForEach(tally.NeverSent);
        await workspace.Store.DropIntentsAsync([.. unsent.Select(intent => intent.Id)], cancellationToken).ConfigureAwait(false);

        var sent = open.Except(unsent).ToLookup(intent => intent.Kind == WriteKind.Create);
        // An update may be of a record that another of these writes created.
        var recovered = await new CreateRecovery(workspace, mapping, host, ledger, tally).RecoverAsync([.. sent[true]], cancellationToken).ConfigureAwait(false);
        await new UpdateRecovery(workspace, mapping, ledger, tally).RecoverAsync([.. sent[false]], cancellationToken).ConfigureAwait(false);
        tally.Complete();
        return recovered;
    }
}
