using System.Runtime.CompilerServices;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings;

/// <summary>Forgets couplings: a run with a result for each input, and for what goes with it.</summary>
internal sealed class CouplingRemover(Workspace workspace, UncoupleOptions options, IRunHost host)
{
    private readonly CouplingFinder _finder = new(workspace);
    private readonly DependentCouplings _dependents = new(workspace);
    private readonly RemovedCouplings _removed = new(workspace, host);

    public async IAsyncEnumerable<SyncResult> RemoveAsync(IAsyncEnumerable<RecordReference> inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = new SyncOptions { Mapping = options.Mapping, Preview = options.Preview, Origin = new RunOrigin(SyncRunKind.Uncoupling), TakesRetired = true };
        var runs = new MappingRuns(workspace, reading, SyncSettings.ResolveForReading, host);
        var stop = new RunStop(workspace);
        var isThrough = false;
        try
        {
            await foreach (var chunk in new Chunker(runs, workspace.Time, stop).CutAsync(inputs, reading, cancellationToken).ConfigureAwait(false))
            {
                List<SyncChunk> parts = [];
                await stop.TryAsync(async () =>
                {
                    await _finder.FindAsync(chunk, new ItemResults(chunk.Run, workspace.Time), cancellationToken).ConfigureAwait(false);
                    await AskAsync(chunk, cancellationToken).ConfigureAwait(false);
                    if (options.Cascade)
                        parts = await PartsAsync(runs, chunk, cancellationToken).ConfigureAwait(false);
                    // What belongs to a record goes first: an interruption then leaves nothing that is no longer found by its owner.
                    foreach (var going in parts.Append(chunk))
                        await _removed.RemoveAsync(going, cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false);
                foreach (var gone in parts.Append(chunk))
                {
                    foreach (var item in (stop.IsStopped ? await stop.SettleAsync(gone).ConfigureAwait(false) : gone).Items)
                        yield return item.Result!;
                }
            }

            stop.Throw();
            isThrough = true;
        }
        finally
        {
            await stop.CompleteAsync(runs, isThrough).ConfigureAwait(false);
        }
    }

    private async Task AskAsync(SyncChunk chunk, CancellationToken cancellationToken)
    {
        foreach (var item in chunk.Open)
            item.Uncouples = true;
        await new ChunkGate(host).AskAsync(chunk, [.. chunk.Open], new ItemResults(chunk.Run, workspace.Time), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What belongs to the records that go, as far as it was not named itself.</summary>
    private async Task<List<SyncChunk>> PartsAsync(MappingRuns runs, SyncChunk owners, CancellationToken cancellationToken)
    {
        var parts = new List<SyncChunk>();
        var going = owners.Items.Where(item => item is { Uncouples: true, Result: null or { Outcome: SyncOutcome.Planned } }).Select(item => item.Coupling!).ToList();
        await foreach (var (mapping, couplings) in _dependents.FindAsync(owners.Run.Mapping.Name, going, cancellationToken).ConfigureAwait(false))
        {
            var run = await runs.GetAsync(mapping, cancellationToken).ConfigureAwait(false);
            var met = couplings.Where(coupling => run.Seen.Meet([coupling.BusinessCentralId, coupling.SalesId]));
            foreach (var page in met.Chunk(SyncOptions.DefaultBatchSize))
            {
                var part = new SyncChunk(run, [.. page.Select(coupling => new SyncItem(coupling.ToReference(), workspace.Time.GetTimestamp()) { Coupling = coupling })]);
                await AskAsync(part, cancellationToken).ConfigureAwait(false);
                parts.Add(part);
            }
        }

        return parts;
    }
}
