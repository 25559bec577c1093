namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Records that a run has met. Safe for concurrent use: a chunk may be taken up again while the next one is located.</summary>
internal sealed class MetRecords
{
    private readonly HashSet<Guid> _ids = [];

    /// <summary>Takes note of the records that belong to one input.</summary>
    /// <returns>Whether none of them was met before.</returns>
    public bool Meet(IReadOnlyCollection<Guid> ids)
    {
        lock (_ids)
        {
            var isNew = !ids.Any(_ids.Contains);
            _ids.UnionWith(ids);
            return isNew;
        }
    }

    public void Forget(IEnumerable<Guid> ids)
    {
        lock (_ids)
            _ids.ExceptWith(ids);
    }
}
