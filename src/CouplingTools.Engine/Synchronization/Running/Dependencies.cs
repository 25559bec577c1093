namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What became of the records that lookups wait for.</summary>
internal sealed class Dependencies
{
    private readonly HashSet<Guid> _done = [];
    private readonly Dictionary<Guid, SyncResult> _left = [];

    /// <summary>The records that are there now, or would be by what was planned; planning again may help.</summary>
    public IReadOnlySet<Guid> Done => _done;

    /// <summary>Why a record that is waited for was left; <see langword="null"/> when nothing is known of it.</summary>
    public SyncResult? LeftOf(Guid? id) => id is { } known ? _left.GetValueOrDefault(known) : null;

    public void Add(SyncResult result)
    {
        var isDone = result.ErrorClass is null && result.Outcome is not (SyncOutcome.Skipped or SyncOutcome.Deferred);
        foreach (var id in new[] { result.BusinessCentralId, result.SalesId }.OfType<Guid>())
        {
            if (isDone)
                _done.Add(id);
            else
                _left[id] = result;
        }
    }
}
