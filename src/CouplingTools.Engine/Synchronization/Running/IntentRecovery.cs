using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Reads back the intents that an interrupted run left open. An update needs nothing: its base did not move, so the
/// merge sees what became of it. A create is looked for, and coupled when it was done.
/// </summary>
internal sealed class IntentRecovery(Workspace workspace, MappingRun run, IRunHost host)
{
    private readonly CreateProbe _probe = new(workspace, run);

    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var open = await workspace.Store.OpenIntentsAsync(run.Mapping.Name, cancellationToken).ConfigureAwait(false);
        if (open.Count == 0)
            return;

        var creates = open.Where(intent => intent.Kind == WriteKind.Create).ToList();
        var coupled = await CoupledSourcesAsync(creates, cancellationToken).ConfigureAwait(false);
        var settled = open.Except(creates).Select(intent => intent.Id).ToList();
        var ownIds = await ReadOwnIdsAsync(creates, cancellationToken).ConfigureAwait(false);
        foreach (var intent in creates)
        {
            if (coupled.Contains(intent.SourceId) || await CoupleAsync(intent, ownIds, cancellationToken).ConfigureAwait(false))
                settled.Add(intent.Id);
        }

        await workspace.Store.DropIntentsAsync(settled, cancellationToken).ConfigureAwait(false);
        host.Verbose(ErrorText.Message("IntentsRecovered", open.Count, run.Mapping.Name, settled.Count));
    }

    private async Task<HashSet<Guid>> CoupledSourcesAsync(List<WriteIntent> creates, CancellationToken cancellationToken)
    {
        var coupled = new HashSet<Guid>();
        foreach (var group in creates.GroupBy(intent => intent.Side.Opposite()))
        {
            var found = await workspace.Store
                .FindAsync(run.Mapping.Name, group.Key, [.. group.Select(intent => intent.SourceId)], cancellationToken)
                .ConfigureAwait(false);
            coupled.UnionWith(found.Select(coupling => coupling.IdOn(group.Key)));
        }

        return coupled;
    }

    private async Task<IReadOnlyDictionary<Guid, Record>> ReadOwnIdsAsync(List<WriteIntent> creates, CancellationToken cancellationToken)
    {
        var ids = creates.Select(intent => intent.TargetId).OfType<Guid>().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, Record>()
            : await workspace.Service(Side.Sales)
                .ReadAsync(run.Mapping.Table(Side.Sales), ids, run.Mapping.FieldsToRead[Side.Sales], cancellationToken)
                .ConfigureAwait(false);
    }

    /// <returns>Whether it is known now what became of the create.</returns>
    private async Task<bool> CoupleAsync(WriteIntent intent, IReadOnlyDictionary<Guid, Record> ownIds, CancellationToken cancellationToken)
    {
        IReadOnlyList<Record> found = intent.TargetId is { } id
            ? ownIds.TryGetValue(id, out var own) ? [own] : []
            : await _probe.FindAsync(intent.Side, [.. intent.Values], intent.CreatedAt, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            return true;
        if (found.Count > 1)
            return false;

        var record = found[0];
        try
        {
            await workspace.Store.AddAsync(
                [
                    new StoredCoupling
                    {
                        Mapping = run.Mapping.Name,
                        BusinessCentralId = intent.Side == Side.BusinessCentral ? record.Id : intent.SourceId,
                        SalesId = intent.Side == Side.Sales ? record.Id : intent.SourceId,
                        Number = Display.Number(run.Mapping.Definition, intent.Side, record),
                        Name = Display.Name(run.Mapping.Definition, intent.Side, record),
                        CoupledAt = workspace.Time.GetUtcNow(),
                    },
                ],
                cancellationToken).ConfigureAwait(false);
        }
        catch (CouplingConflictException)
        {
            // Another run recovered the same intent first.
        }

        return true;
    }
}
