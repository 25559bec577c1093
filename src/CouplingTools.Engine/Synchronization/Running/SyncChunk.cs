namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Some hundred items of one mapping that go through the run together.</summary>
internal sealed record SyncChunk(MappingRun Run, IReadOnlyList<SyncItem> Items)
{
    public IEnumerable<SyncItem> Open => Items.Where(item => item.IsOpen);
}
