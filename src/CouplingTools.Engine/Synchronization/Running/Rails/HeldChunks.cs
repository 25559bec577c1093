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
    private bool _couples;

    public bool IsEmpty => _chunks.Count == 0;

    public void Add(SyncChunk chunk)
    {
        _records += chunk.Items.Count;
        var keepsInputs = _records <= MostRecords;
        // A chunk in front that couples records may couple what this one found without a partner, or what its lookups look for.
        if (IsEmpty || (keepsInputs && (!_couples || chunk.Open.All(item => item.Coupling is not null))))
        {
            _chunks.Enqueue(new HeldChunk(chunk, null, Stands: !_couples));
        }
        else
        {
            Forget(chunk);
            var references = chunk.Items.Select(item => keepsInputs ? item.Reference : item.Reference with { Source = null });
            _chunks.Enqueue(new HeldChunk(chunk with { Items = [] }, [.. references], Stands: false));
        }

        _couples |= chunk.Open.Any(item => Couples(item, chunk.Run));
    }

    public HeldChunk Take()
    {
        var held = _chunks.Dequeue();
        if (IsEmpty)
            (_records, _couples) = (0, false);
        return held;
    }

    private static bool Couples(SyncItem item, MappingRun run) =>
        item.Creates is not null || item.Couples || item.Uncouples || (run.Options.IncludeDependencies && item.Plan?.Problem is not null);

    private static void Forget(SyncChunk chunk)
    {
        foreach (var item in chunk.Items.Where(item => item.Result?.Reason != "DuplicateInput"))
            chunk.Run.Forget(item);
    }
}
