using System.Runtime.CompilerServices;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Cuts the inputs into chunks of one mapping each, parents before children. An input whose mapping is not known goes with those of another, so that it
/// gets its result, and so do those of a run that had to stop; where there is none at all, the call itself is wrong.
/// </summary>
internal sealed class Chunker(MappingRuns runs, TimeProvider time, RunStop? stop = null)
{
    private List<SyncItem> _nameless = [];
    private MappingRun? _last;

    /// <exception cref="CouplingException"><c>MappingRequired</c>, <c>MappingAmbiguous</c>: no input has a mapping.</exception>
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
        if (_nameless is [var first, ..])
            throw first.Reference.Problem!;
    }

    private async IAsyncEnumerable<SyncChunk> SplitAsync(List<SyncItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rest = new List<SyncItem>(items);
        if (await TryAsync(async () => rest = items = await runs.NameAsync(items, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false))
        {
            rest = [.. items.Where(item => runs.NameFor(item.Reference) is null)];
            var named = items.Where(item => runs.NameFor(item.Reference) is not null).GroupBy(item => runs.NameFor(item.Reference)!, StringComparer.OrdinalIgnoreCase);
            foreach (var group in named.OrderBy(group => runs.DepthOf(group.Key)))
            {
                if (!await TryAsync(async () => _last = await runs.GetAsync(group.Key, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false))
                {
                    rest.AddRange(group);
                    continue;
                }

                var nameless = _nameless;
                _nameless = [];
                yield return new SyncChunk(_last!, [.. group, .. nameless]);
            }
        }

        _nameless.AddRange(rest);
        if (_last is null || _nameless.Count == 0)
            yield break;
        rest = _nameless;
        _nameless = [];
        yield return new SyncChunk(_last, rest);
    }

    /// <summary>What stops a run that has begun is told to all its inputs; what keeps it from beginning is all there is to tell.</summary>
    private async Task<bool> TryAsync(Func<Task> step)
    {
        if (stop is not null && _last is not null)
            return await stop.TryAsync(step).ConfigureAwait(false);
        await step().ConfigureAwait(false);
        return true;
    }
}
