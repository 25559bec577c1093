using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Some hundred items of one mapping that go through the run together.</summary>
internal sealed record SyncChunk(MappingRun Run, IReadOnlyList<SyncItem> Items)
{
    public IEnumerable<SyncItem> Open => Items.Where(item => item.IsOpen);

    /// <summary>The results of items for the store.</summary>
    public RunResults ResultsOf(IEnumerable<SyncItem> items) =>
        new(Run.Id, [.. items.Select(item => new StoredResult(item.Result!, item.Images))]) { Completes = Run.IsSecondPhase };

    /// <summary>Stores the results that were not stored with what they are about.</summary>
    public async Task RecordAsync(ICouplingStore store, CancellationToken cancellationToken)
    {
        var rest = Items.Where(item => !item.IsRecorded).ToList();
        if (Run.Preview || rest.Count == 0)
            return;
        await store.ConfirmAsync([], ResultsOf(rest), cancellationToken).ConfigureAwait(false);
        foreach (var item in rest)
            item.IsRecorded = true;
    }
}
