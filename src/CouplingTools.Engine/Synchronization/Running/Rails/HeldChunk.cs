namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>A chunk that waits.</summary>
/// <param name="Chunk">The chunk; without items when only its references are kept.</param>
/// <param name="References">What it is read again from.</param>
/// <param name="Stands">Whether what was decided still stands, because no chunk in front of it couples anything.</param>
internal sealed record HeldChunk(SyncChunk Chunk, IReadOnlyList<RecordReference>? References, bool Stands);
