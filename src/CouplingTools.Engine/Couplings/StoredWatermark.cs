namespace CouplingTools.Engine.Couplings;

/// <summary>How far the changes of one side of a mapping were read.</summary>
internal sealed record StoredWatermark(string Mapping, Side Side, string Value);
