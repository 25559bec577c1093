namespace CouplingTools.Engine.Couplings.History;

/// <summary>A result as the store keeps it.</summary>
/// <param name="Result">The result.</param>
/// <param name="Images">What was written for it, in the order it was confirmed.</param>
internal sealed record StoredResult(SyncResult Result, IReadOnlyList<WriteImage> Images);
