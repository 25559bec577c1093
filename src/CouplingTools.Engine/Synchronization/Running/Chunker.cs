using System.Runtime.CompilerServices;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Cuts the inputs into chunks of one mapping each, parents before children.</summary>
internal sealed class Chunker(MappingRuns runs, TimeProvider time)
{
    public async IAsyncEnumerable<SyncChunk> CutAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new List<SyncItem>(options.BatchSize);
        await foreach (var reference in inputs.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            waiting.Add(new SyncItem(reference, time.GetTimestamp()));
            if (waiting.Count < options.BatchSize)
                continue;
            await foreach (var chunk in SplitAsync(waiting, cancellationToken).ConfigureAwait(false))
                yield return chunk;
            waiting = new List<SyncItem>(options.BatchSize);
        }

        await foreach (var chunk in SplitAsync(waiting, cancellationToken).ConfigureAwait(false))
            yield return chunk;
    }

    private async IAsyncEnumerable<SyncChunk> SplitAsync(List<SyncItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        items = await runs.NameAsync(items, cancellationToken).ConfigureAwait(false);
        foreach (var group in items.GroupBy(item => runs.NameFor(item.Reference), StringComparer.OrdinalIgnoreCase).OrderBy(group => runs.DepthOf(group.Key)))
            yield return new SyncChunk(await runs.GetAsync(group.Key, cancellationToken).ConfigureAwait(false), [.. group]);
    }
}
