using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 2: reads both sides of a chunk by id, mapped fields only, and the bases from the store.</summary>
internal sealed class ChunkReader(Workspace workspace)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    public async Task ReadAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var open = chunk.Open.ToList();
        var bases = ReadBasesAsync(chunk.Run, open, cancellationToken);
        await Task.WhenAll(s_sides.Select(side => ReadSideAsync(chunk, open, side, cancellationToken)).Append(bases)).ConfigureAwait(false);

        foreach (var item in open.Where(item => item.Coupling is null && !HasItsRecord(item)))
            results.Fail(item, "RecordNotFound", ErrorClass.Data, item.Reference, chunk.Run.Mapping.Name);
    }

    /// <summary>Reads again both records of items whose versions moved under us.</summary>
    public async Task RefreshAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            item.SetRecord(Side.BusinessCentral, null);
            item.SetRecord(Side.Sales, null);
        }

        await Task.WhenAll(s_sides.Select(side => ReadSideAsync(chunk, items, side, cancellationToken))).ConfigureAwait(false);
    }

    private async Task ReadSideAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, Side side, CancellationToken cancellationToken)
    {
        var wanted = items
            .Where(item => item.On(side) is null)
            .Select(item => (Item: item, Id: item.IdOn(side) ?? UnknownSideId(item)))
            .Where(want => want.Id is not null)
            .ToList();
        if (wanted.Count == 0)
            return;

        var records = await workspace.Service(side)
            .ReadAsync(chunk.Run.Mapping.Table(side), [.. wanted.Select(want => want.Id!.Value).Distinct()], chunk.Run.Mapping.FieldsToRead[side], cancellationToken)
            .ConfigureAwait(false);
        foreach (var (item, id) in wanted)
        {
            if (records.TryGetValue(id!.Value, out var record))
                SetFound(item, side, record);
        }
    }

    /// <summary>An id whose side is not known belongs to the side where it is found; both sides are asked at once.</summary>
    private static void SetFound(SyncItem item, Side side, Record record)
    {
        lock (item)
            item.SetRecord(side, record);
    }

    private async Task ReadBasesAsync(MappingRun run, List<SyncItem> items, CancellationToken cancellationToken)
    {
        var coupled = items.Where(item => item.Coupling is not null).ToList();
        if (coupled.Count == 0)
            return;
        IReadOnlyDictionary<long, IReadOnlyDictionary<string, FieldBase>> stored =
            await workspace.Store.ReadBasesAsync([.. coupled.Select(item => item.Coupling!.Id)], cancellationToken).ConfigureAwait(false);
        foreach (var item in coupled)
        {
            if (!stored.TryGetValue(item.Coupling!.Id, out var bases))
                continue;
            foreach (var (field, agreed) in bases)
            {
                if (run.Changed.Accepts(field, agreed))
                    item.Bases[field] = agreed;
            }
        }
    }

    private static Guid? UnknownSideId(SyncItem item) =>
        item.IdOn(Side.BusinessCentral) is null && item.IdOn(Side.Sales) is null ? item.Reference.Id : null;

    private static bool HasItsRecord(SyncItem item)
    {
        var isMissing = s_sides.Any(side => item.IdOn(side) is not null && item.On(side) is null);
        return !isMissing && s_sides.Any(side => item.On(side) is not null);
    }
}
