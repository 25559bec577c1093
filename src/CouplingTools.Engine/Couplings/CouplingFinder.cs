using System.Runtime.CompilerServices;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings;

/// <summary>Finds the couplings that references name. A number is first looked for as it was last seen, so that orphans are found too.</summary>
internal sealed class CouplingFinder(Workspace workspace)
{
    private readonly RecordFinder _finder = new(workspace);
    private readonly ReferenceLocator _locator = new(workspace);

    public async IAsyncEnumerable<SyncItem> FindAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in _finder.LocateAsync(inputs, options, cancellationToken).ConfigureAwait(false))
        {
            await SettleAsync(chunk, new ItemResults(chunk.Run, workspace.Time), cancellationToken).ConfigureAwait(false);
            foreach (var item in chunk.Items)
            {
                if (item.IsOpen)
                    yield return item;
                else if (item.Result!.Reason != "DuplicateInput")
                    onMissing(RecordFinder.ErrorOf(item));
            }
        }
    }

    /// <summary>Gives the items of a chunk their couplings; those without one are settled.</summary>
    public async Task FindAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        await _locator.LocateAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        await SettleAsync(chunk, results, cancellationToken).ConfigureAwait(false);
    }

    private async Task SettleAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        await FindByLastNumberAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        foreach (var item in chunk.Open.Where(item => item.Coupling is null))
            results.Fail(item, "NotCoupled", ErrorClass.Data, item.Reference, chunk.Run.Mapping.Name);
    }

    private async Task FindByLastNumberAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var missing = chunk.Items.Where(item => item.Result?.Reason == "NumberNotFound").ToLookup(item => item.Reference.Number!, StringComparer.OrdinalIgnoreCase);
        if (missing.Count == 0)
            return;

        var filter = new CouplingFilter { Mapping = chunk.Run.Mapping.Name, Numbers = [.. missing.Select(group => group.Key)] };
        await foreach (var page in workspace.Store.ListAsync(filter, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var coupling in page)
            {
                foreach (var item in missing[coupling.Number!])
                    Assign(item, coupling, chunk.Run, results);
            }
        }
    }

    private static void Assign(SyncItem item, StoredCoupling coupling, MappingRun run, ItemResults results)
    {
        item.Result = null;
        item.Coupling = coupling;
        item.SetId(Side.BusinessCentral, coupling.BusinessCentralId);
        item.SetId(Side.Sales, coupling.SalesId);
        if (!run.Seen.Meet([coupling.BusinessCentralId, coupling.SalesId]))
            results.Skip(item, "DuplicateInput");
    }
}
