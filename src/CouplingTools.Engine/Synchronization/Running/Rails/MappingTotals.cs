namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>What the store holds of a mapping.</summary>
/// <param name="Couplings">Its couplings.</param>
/// <param name="Synchronized">Those of them that were synchronized before, or at most so many.</param>
internal sealed record MappingTotals(long Couplings, long Synchronized);
