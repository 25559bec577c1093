namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>A chunk that waits.</summary>
/// <param name="Chunk">The chunk; without items when only its references are kept.</param>
/// <param name="References">What it is read again from.</param>
/// <param name="IsFirst">Whether no other chunk waited in front of it, so that what was decided still stands.</param>
internal sealed record HeldChunk(SyncChunk Chunk, IReadOnlyList<RecordReference>? References, bool IsFirst);
