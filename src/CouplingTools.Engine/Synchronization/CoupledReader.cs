using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Synchronization;

/// <summary>Reads the record on the other side of a coupling.</summary>
internal sealed class CoupledReader(Workspace workspace)
{
    private readonly CouplingFinder _finder = new(workspace);

    public async IAsyncEnumerable<ServiceRecord> ReadAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = new List<SyncItem>(options.BatchSize);
        await foreach (var item in _finder.FindAsync(inputs, options, onMissing, cancellationToken).ConfigureAwait(false))
        {
            page.Add(item);
            if (page.Count < options.BatchSize)
                continue;
            foreach (var record in await ReadPageAsync(page, onMissing, cancellationToken).ConfigureAwait(false))
                yield return record;
            page.Clear();
        }

        foreach (var record in await ReadPageAsync(page, onMissing, cancellationToken).ConfigureAwait(false))
            yield return record;
    }

    private async Task<List<ServiceRecord>> ReadPageAsync(List<SyncItem> page, Action<CouplingException> onMissing, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, ServiceRecord>();
        foreach (var group in page.GroupBy(item => (item.Coupling!.Mapping, Side: item.OtherSide())))
        {
            var mapping = workspace.Catalog.Find(group.Key.Mapping);
            var description = await workspace.DescribeAsync(group.Key.Side, mapping, cancellationToken).ConfigureAwait(false);
            var ids = group.Select(item => item.Coupling!.IdOn(group.Key.Side)).Distinct().ToList();
            var records = await workspace.Service(group.Key.Side)
                .ReadAsync(description.Table, ids, description.ReadableFields(), cancellationToken)
                .ConfigureAwait(false);
            foreach (var item in group.Where(item => records.ContainsKey(item.Coupling!.IdOn(group.Key.Side))))
                found[item.Coupling!.IdOn(group.Key.Side)] = records[item.Coupling.IdOn(group.Key.Side)].ToServiceRecord(mapping, group.Key.Side, item.Coupling);
        }

        return [.. page.Select(item => Find(item, found, onMissing)).OfType<ServiceRecord>()];
    }

    private static ServiceRecord? Find(SyncItem item, Dictionary<Guid, ServiceRecord> found, Action<CouplingException> onMissing)
    {
        var side = item.OtherSide();
        if (found.TryGetValue(item.Coupling!.IdOn(side), out var record))
            return record;
        onMissing(ErrorText.Exception("PartnerDeleted", ErrorClass.Data, item.Reference, side));
        return null;
    }
}
