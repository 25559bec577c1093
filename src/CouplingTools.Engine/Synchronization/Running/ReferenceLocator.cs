using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 1: finds what each input names. Numbers and names are looked up in the services, couplings in the store.</summary>
internal sealed class ReferenceLocator(Workspace workspace)
{
    public async Task LocateAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        await ResolveAsync(chunk, results, namesPairs: false, cancellationToken).ConfigureAwait(false);
        await FindCouplingsAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        RejectDuplicates(chunk, results);
        foreach (var item in chunk.Open.Where(item => IsDone(item, chunk.Run)).ToList())
            results.Skip(item, "SynchronizedMeanwhile");
    }

    /// <summary>Another run that was asked to do the same has been through with it since this one began.</summary>
    private static bool IsDone(SyncItem item, MappingRun run) =>
        run is { SharesWork: true, Preview: false } && item.Coupling is { } coupling && coupling.Fence > run.FirstFence && coupling.DoneKey == run.DoneKey;

    /// <summary>Turns numbers and names into the records they name.</summary>
    /// <param name="chunk">The items.</param>
    /// <param name="results">Takes what cannot be found.</param>
    /// <param name="namesPairs">Whether a number beside a Sales record's id is its partner's; otherwise the id says enough.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ResolveAsync(SyncChunk chunk, ItemResults results, bool namesPairs, CancellationToken cancellationToken)
    {
        foreach (var item in chunk.Open.Where(item => item.Reference.Problem is not null).ToList())
            results.Refuse(item, item.Reference.Problem!);
        await ResolveNumbersAsync(chunk, results, namesPairs, cancellationToken).ConfigureAwait(false);
        await ResolveNamesAsync(chunk, results, cancellationToken).ConfigureAwait(false);
    }

    private async Task ResolveNumbersAsync(SyncChunk chunk, ItemResults results, bool namesPairs, CancellationToken cancellationToken)
    {
        var open = chunk.Open.Where(item => item.Reference.Number is not null && (IsUnresolved(item) || (namesPairs && item.IdOn(Side.BusinessCentral) is null))).ToList();
        open = await ResolveAsync(chunk, open, Side.BusinessCentral, table => table.Number, item => item.Reference.Number!, "NumberAmbiguous", results, cancellationToken).ConfigureAwait(false);

        var either = open.Where(item => IsUnresolved(item) && !(namesPairs && item.Reference.SalesName is not null)).ToList();
        var missing = await ResolveAsync(chunk, either, Side.Sales, table => table.Number, item => item.Reference.Number!, "NumberAmbiguous", results, cancellationToken).ConfigureAwait(false);
        open = [.. missing, .. open.Except(either)];
        foreach (var item in open)
            results.Fail(item, "NumberNotFound", ErrorClass.Data, item.Reference.Number, chunk.Run.Mapping.Name);
    }

    private async Task ResolveNamesAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var open = chunk.Open.Where(item => item.Reference.SalesName is not null && item.IdOn(Side.Sales) is null).ToList();
        open = await ResolveAsync(chunk, open, Side.Sales, table => table.Name, item => item.Reference.SalesName!, "NameAmbiguous", results, cancellationToken).ConfigureAwait(false);
        foreach (var item in open)
            results.Fail(item, "NameNotFound", ErrorClass.Data, item.Reference.SalesName, chunk.Run.Mapping.Name);
    }

    /// <summary>Resolves items by one field of one side and returns those that were not found.</summary>
    private async Task<List<SyncItem>> ResolveAsync(
        SyncChunk chunk, List<SyncItem> items, Side side, Func<MappingTable, string?> field, Func<SyncItem, string> key,
        string ambiguous, ItemResults results, CancellationToken cancellationToken)
    {
        if (items.Count == 0 || field(chunk.Run.Mapping.Definition.Table(side)) is not { } keyField)
            return items;

        var keys = items.Select(key).Distinct(StringComparer.OrdinalIgnoreCase).Select(text => FieldValue.Of(text)).ToList();
        var records = await workspace.Service(side)
            .ReadByKeyAsync(chunk.Run.Mapping.Table(side), keyField, keys, null, chunk.Run.Mapping.FieldsToRead[side], cancellationToken)
            .ConfigureAwait(false);
        var byKey = records.ToLookup(record => record[keyField].Text.Trim(), StringComparer.OrdinalIgnoreCase);

        var missing = new List<SyncItem>();
        foreach (var item in items)
        {
            var found = byKey[key(item).Trim()].ToList();
            if (found.Count == 0)
                missing.Add(item);
            else if (found.Count > 1)
                results.Fail(item, ambiguous, ErrorClass.Data, key(item), found.Count, side, string.Join(", ", found.Select(record => record.Id)));
            else
                item.SetRecord(side, found[0]);
        }

        return missing;
    }

    private async Task FindCouplingsAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var open = chunk.Open.ToList();
        foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
        {
            var ids = open.Select(item => item.IdOn(side) ?? UnknownSideId(item)).OfType<Guid>().Distinct().ToList();
            if (ids.Count == 0)
                continue;
            var couplings = (await workspace.Store.FindAsync(chunk.Run.Mapping.Name, side, ids, cancellationToken).ConfigureAwait(false))
                .ToDictionary(coupling => coupling.IdOn(side));
            foreach (var item in open.Where(item => item.IsOpen && (item.IdOn(side) ?? UnknownSideId(item)) is not null))
            {
                if (couplings.TryGetValue((item.IdOn(side) ?? UnknownSideId(item))!.Value, out var coupling))
                    Assign(item, coupling, chunk.Run, results);
            }
        }
    }

    private static void Assign(SyncItem item, Couplings.StoredCoupling coupling, MappingRun run, ItemResults results)
    {
        if (run.Options.Replaces.Contains(coupling.Id))
        {
            item.Replaced.Add(coupling);
            return;
        }

        var contradicts = (item.IdOn(Side.BusinessCentral) is { } left && left != coupling.BusinessCentralId)
            || (item.IdOn(Side.Sales) is { } right && right != coupling.SalesId);
        if (contradicts)
        {
            results.RefuseCoupled(item, coupling);
            return;
        }

        item.Coupling = coupling;
        item.SetId(Side.BusinessCentral, coupling.BusinessCentralId);
        item.SetId(Side.Sales, coupling.SalesId);
    }

    private static void RejectDuplicates(SyncChunk chunk, ItemResults results)
    {
        foreach (var item in chunk.Open)
        {
            Guid?[] ids = [item.IdOn(Side.BusinessCentral), item.IdOn(Side.Sales), item.Reference.Id];
            var known = ids.OfType<Guid>().Distinct().ToList();
            if (!chunk.Run.Seen.Meet(known))
                results.Skip(item, "DuplicateInput");
        }
    }

    private static Guid? UnknownSideId(SyncItem item) => IsUnresolved(item) ? item.Reference.Id : null;

    private static bool IsUnresolved(SyncItem item) =>
        item.IdOn(Side.BusinessCentral) is null && item.IdOn(Side.Sales) is null;
}
