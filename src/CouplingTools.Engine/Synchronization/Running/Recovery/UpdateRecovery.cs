using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>Reads the rows of open updates. What was done moves bases, lest our own write pass for somebody's edit; the rest is decided anew.</summary>
internal sealed class UpdateRecovery(Workspace workspace, CompiledMapping mapping, RecoveryLedger ledger, RecoveryTally tally)
{
    public async Task RecoverAsync(IReadOnlyList<WriteIntent> updates, CancellationToken cancellationToken)
    {
        var found = new List<(WriteIntent Intent, StoredCoupling Coupling, UpdateFinding Finding)>();
        foreach (var group in updates.GroupBy(intent => intent.Side))
            found.AddRange(await FindAsync(group.Key, [.. group], cancellationToken).ConfigureAwait(false));
        foreach (var run in found.GroupBy(entry => entry.Intent.RunId))
        {
            var results = run
                .Where(entry => entry.Finding.Image is not null)
                .GroupBy(entry => entry.Coupling.Id)
                .Select(pair => RecoveredResult.Updated(
                    pair.First().Coupling, [.. pair.Select(entry => entry.Intent)], [.. pair.Select(entry => entry.Finding.Image).OfType<WriteImage>()]));
            await ledger.StoreAsync(run.Key, [.. run.Select(ConfirmationOf)], [.. results], cancellationToken).ConfigureAwait(false);
        }

        await workspace.Store.DropIntentsAsync([.. updates.Except(found.Select(entry => entry.Intent)).Select(intent => intent.Id)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The updates that left something behind in a coupling that is still there.</summary>
    private async Task<List<(WriteIntent Intent, StoredCoupling Coupling, UpdateFinding Finding)>> FindAsync(
        Side side, IReadOnlyList<WriteIntent> updates, CancellationToken cancellationToken)
    {
        var ids = updates.Select(intent => intent.TargetId!.Value).Distinct().ToList();
        IReadOnlyDictionary<Guid, Record> records = await workspace.Service(side)
            .ReadAsync(mapping.Table(side), ids, mapping.FieldsToRead[side], cancellationToken)
            .ConfigureAwait(false);
        var couplings = (await workspace.Store.FindAsync(mapping.Name, side, ids, cancellationToken).ConfigureAwait(false))
            .ToDictionary(coupling => (coupling.IdOn(side), coupling.IdOn(side.Opposite())));
        var found = new List<(WriteIntent, StoredCoupling, UpdateFinding)>();
        foreach (var row in updates.GroupBy(intent => intent.TargetId!.Value))
        {
            var findings = records.TryGetValue(row.Key, out var record) ? UpdateFindings.Of(mapping, [.. row], record) : [.. row.Select(_ => UpdateFinding.NotDone)];
            foreach (var (intent, finding) in row.Zip(findings))
            {
                Tell(intent, finding);
                if (finding.Bases.Count > 0 && couplings.TryGetValue((row.Key, intent.SourceId), out var coupling))
                    found.Add((intent, coupling, finding));
            }
        }

        return found;
    }

    private void Tell(WriteIntent intent, UpdateFinding finding)
    {
        if (finding.Image is null)
            tally.NotDone(intent);
        else
            tally.Done(intent);
    }

    private static Confirmation ConfirmationOf((WriteIntent Intent, StoredCoupling Coupling, UpdateFinding Finding) entry) => new()
    {
        Coupling = entry.Coupling,
        Bases = entry.Finding.Bases,
        SettledIntents = [entry.Intent.Id],
    };
}
