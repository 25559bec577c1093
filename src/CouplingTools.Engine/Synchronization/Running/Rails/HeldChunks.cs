namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>
/// Decided chunks that wait until the run may write. The first ones are kept as they are; of what comes behind them only the references
/// stay, to be read again, so that memory holds a few thousand records however long the run has to wait.
/// </summary>
internal sealed class HeldChunks
{
    private const int MostRecords = 5_000;

    private readonly Queue<HeldChunk> _chunks = new();
    private int _records;

    public bool IsEmpty => _chunks.Count == 0;

    public void Add(SyncChunk chunk)
    {
        _records += chunk.Items.Count;
        var keepsInputs = _records <= MostRecords;
        // What may be created by a chunk in front of it must be looked for again.
        var keepsRecords = IsEmpty || (keepsInputs && chunk.Open.All(item => item.Coupling is not null));
        if (!keepsRecords)
            Forget(chunk);
        _chunks.Enqueue(keepsRecords
            ? new HeldChunk(chunk, null, IsFirst: IsEmpty)
            : new HeldChunk(chunk with { Items = [] }, [.. chunk.Items.Select(item => keepsInputs ? item.Reference : item.Reference with { Source = null })], IsFirst: false));
    }

    public HeldChunk Take()
    {
        var held = _chunks.Dequeue();
        if (IsEmpty)
            _records = 0;
        return held;
    }

    /// <summary>The records count as not met, because they are met again.</summary>
    private static void Forget(SyncChunk chunk)
    {
        foreach (var item in chunk.Items.Where(item => item.Result?.Reason != "DuplicateInput"))
        {
            Guid[] ids = [.. new[] { item.IdOn(Side.BusinessCentral), item.IdOn(Side.Sales), item.Reference.Id }.OfType<Guid>()];
            chunk.Run.Seen.Forget(ids);
            chunk.Run.Matched.Forget(ids);
        }
    }
}
