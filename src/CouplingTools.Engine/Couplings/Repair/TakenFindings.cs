using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings.Repair;

/// <summary>Findings of one mapping that are being repaired, as a chunk of a run.</summary>
internal sealed class TakenFindings(MappingRun run, Dictionary<SyncItem, CouplingFinding> findings, TimeProvider time)
{
    public IReadOnlyDictionary<SyncItem, CouplingFinding> Findings => findings;

    public SyncChunk Chunk { get; } = new(run, [.. findings.Keys]);

    public ItemResults Results { get; } = new(run, time);
}
