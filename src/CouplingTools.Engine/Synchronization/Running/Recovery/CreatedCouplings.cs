using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>Couples what creates left behind with what they were created from.</summary>
internal sealed class CreatedCouplings(Workspace workspace, CompiledMapping mapping, RecoveryLedger ledger)
{
    /// <summary>The couplings of the records that creates are for, by those records.</summary>
    public async Task<Dictionary<Guid, StoredCoupling>> OfSourcesAsync(IReadOnlyList<WriteIntent> creates, CancellationToken cancellationToken)
    {
        var couplings = new Dictionary<Guid, StoredCoupling>();
        foreach (var group in creates.GroupBy(intent => intent.Side.Opposite()))
        {
            var found = await workspace.Store
                .FindAsync(mapping.Name, group.Key, [.. group.Select(intent => intent.SourceId).Distinct()], cancellationToken)
                .ConfigureAwait(false);
            foreach (var coupling in found)
                couplings[coupling.IdOn(group.Key)] = coupling;
        }

        return couplings;
    }

    public async Task StoreAsync(IReadOnlyList<CreatedRecord> created, CancellationToken cancellationToken)
    {
        foreach (var run in created.GroupBy(record => record.Intent.RunId))
        {
            try
            {
                await AddAsync(run.Key, [.. run], cancellationToken).ConfigureAwait(false);
            }
            catch (CouplingConflictException)
            {
                await StoreOneByOneAsync(run.Key, run, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Couples what one run created, all or nothing: nothing where somebody else has settled one of the creates.</summary>
    /// <exception cref="CouplingConflictException">One of the records was coupled meanwhile.</exception>
    public Task<IReadOnlyList<StoredCoupling>> AddAsync(Guid run, IReadOnlyList<CreatedRecord> created, CancellationToken cancellationToken)
    {
        var now = workspace.Time.GetUtcNow();
        var entries = created.Select(record => (Record: record, Coupling: record.CouplingIn(mapping.Definition, now))).ToList();
        var confirmations = entries.Select(entry => new Confirmation
        {
            Coupling = entry.Coupling,
            Replaces = entry.Record.Replaced is { } replaced ? [replaced.Id] : [],
            Bases = entry.Record.BasesIn(mapping),
            SettledIntents = [entry.Record.Intent.Id],
        });
        var results = entries.Select(entry => RecoveredResult.Created(entry.Coupling, entry.Record.Intent, entry.Record.Image()));
        return ledger.StoreAsync(run, [.. confirmations], [.. results], cancellationToken);
    }

    /// <summary>One of the records was coupled meanwhile; the others must not suffer from it.</summary>
    private async Task StoreOneByOneAsync(Guid run, IEnumerable<CreatedRecord> created, CancellationToken cancellationToken)
    {
        foreach (var record in created)
        {
            try
            {
                await AddAsync(run, [record], cancellationToken).ConfigureAwait(false);
            }
            catch (CouplingConflictException)
            {
                await workspace.Store.DropIntentsAsync([record.Intent.Id], cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
