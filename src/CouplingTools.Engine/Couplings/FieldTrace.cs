namespace CouplingTools.Engine.Couplings;

/// <summary>What the last write of a record left behind in a field, by which a value that never comes to rest is known.</summary>
/// <param name="Side">The side that was written.</param>
/// <param name="Weight">How much speaks for it that the writes so far only answered what services had made of our own.</param>
/// <param name="IsRewritten">Whether the side's service made something else of the value sent.</param>
internal sealed record FieldTrace(Side Side, int Weight, bool IsRewritten);
