using System.Runtime.CompilerServices;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Synchronization;

/// <summary>Finds, and reads if asked, the records that references name, without changing anything.</summary>
internal sealed class RecordFinder(Workspace workspace)
{
    private readonly ReferenceLocator _locator = new(workspace);
    private readonly ChunkReader _reader = new(workspace);

    /// <summary>Chunks whose items are located and read; an item that cannot be found carries a failed result.</summary>
    public async IAsyncEnumerable<SyncChunk> ReadAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in LocateAsync(inputs, options, cancellationToken).ConfigureAwait(false))
        {
            await _reader.ReadAsync(chunk, new ItemResults(chunk.Run, workspace.Time), cancellationToken).ConfigureAwait(false);
            yield return chunk;
        }
    }

    /// <summary>Chunks whose items are located only.</summary>
    public async IAsyncEnumerable<SyncChunk> LocateAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var preview = options with { Preview = true };
        var runs = new MappingRuns(workspace, preview, SyncSettings.ResolveForReading, QuietHost.Instance);
        await foreach (var chunk in new Chunker(runs, workspace.Time).CutAsync(inputs, preview, cancellationToken).ConfigureAwait(false))
        {
            await _locator.LocateAsync(chunk, new ItemResults(chunk.Run, workspace.Time), cancellationToken).ConfigureAwait(false);
            yield return chunk;
        }
    }

    public static CouplingException ErrorOf(SyncItem item) =>
        new(item.Result!.Reason!, item.Result.ErrorClass ?? ErrorClass.Data, item.Result.Error ?? item.Result.Reason!, item.Result.RecommendedAction)
        {
            Target = item.Reference.Source ?? item.Reference,
        };
}
