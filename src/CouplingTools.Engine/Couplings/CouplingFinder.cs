using System.Runtime.CompilerServices;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings;

/// <summary>Finds the couplings that references name. A number is first looked for as it was last seen, so that orphans are found too.</summary>
internal sealed class CouplingFinder(Workspace workspace)
{
    private readonly RecordFinder _finder = new(workspace);

    public async IAsyncEnumerable<SyncItem> FindAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in _finder.LocateAsync(inputs, options, cancellationToken).ConfigureAwait(false))
        {
            var results = new ItemResults(chunk.Run, workspace.Time);
            await FindByLastNumberAsync(chunk, cancellationToken).ConfigureAwait(false);
            foreach (var item in chunk.Items.Where(item => item.Result?.Reason != "DuplicateInput"))
            {
                if (item.Coupling is not null)
                {
                    yield return item;
                    continue;
                }

                if (item.IsOpen)
                    results.Fail(item, "NotCoupled", ErrorClass.Data, item.Reference, chunk.Run.Mapping.Name);
                onMissing(RecordFinder.ErrorOf(item));
            }
        }
    }

    private async Task FindByLastNumberAsync(SyncChunk chunk, CancellationToken cancellationToken)
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
                    item.Coupling = coupling;
            }
        }
    }
}
