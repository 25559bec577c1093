using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Synchronization.Running.Inputs;

/// <summary>
/// What changed since the last run of this kind as the inputs of a run. How far a side was read is remembered only once
/// everything that it told of is settled, or waits under a coupling whose status says so.
/// </summary>
internal sealed class ChangedRecords(Workspace workspace, SyncOptions options, IReadOnlyList<RecordMapping> mappings, IRunHost host)
{
    private readonly List<StoredWatermark> _reached = [];
    private readonly HashSet<string> _unsettled = new(StringComparer.OrdinalIgnoreCase);

    public async IAsyncEnumerable<RecordReference> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var mapping in mappings)
        {
            // Complete before the first of it is handled: what this run itself writes is no change to be found by it.
            var found = await FindAsync(mapping, cancellationToken).ConfigureAwait(false);
            foreach (var reference in found)
                yield return reference;
        }
    }

    /// <summary>Takes note of what became of an input.</summary>
    public void Note(SyncResult result, bool isCoupled)
    {
        if (!IsSettled(result, isCoupled))
            _unsettled.Add(result.Mapping!);
    }

    /// <summary>Remembers how far each side was read, once the run has come to its end.</summary>
    public Task AdvanceAsync(CancellationToken cancellationToken) =>
        workspace.Store.WriteWatermarksAsync([.. _reached.Where(reached => !_unsettled.Contains(reached.Mapping))], cancellationToken);

    /// <summary>Whether the next run finds the record again, if there is any need to, without being told of its change again.</summary>
    internal static bool IsSettled(SyncResult result, bool isCoupled) => result switch
    {
        { Outcome: SyncOutcome.Planned } or { Reason: ItemResults.Declined or "BeingSynchronized" } or { ErrorClass: ErrorClass.Transient } => false,
        { ErrorClass: not null } => isCoupled,
        _ => true,
    };

    private async Task<IReadOnlyCollection<RecordReference>> FindAsync(RecordMapping mapping, CancellationToken cancellationToken)
    {
        var found = new FoundInputs();
        var waiting = new CouplingFilter { Mapping = mapping.Name, Statuses = WaitingStatuses.All };
        await foreach (var page in workspace.Store.ListAsync(waiting, options.BatchSize, cancellationToken).ConfigureAwait(false))
            found.Add(page);

        var settings = SyncSettings.Resolve(options, mapping);
        foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
        {
            var takesUncoupled = settings.IfNotCoupled != UncoupledPolicy.Skip && settings.Direction.Allows(side.Opposite());
            var changes = new ChangesOfSide(workspace, mapping, side, takesUncoupled, options.BatchSize);
            var watermark = await changes.FindAsync(found, cancellationToken).ConfigureAwait(false);
            _reached.Add(new StoredWatermark(mapping.Name, side, watermark));
        }

        host.Verbose(ErrorText.Message("ChangesFound", mapping.Name, found.References.Count));
        return found.References;
    }
}
