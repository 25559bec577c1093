namespace CouplingTools.Engine.Couplings.Suspension;

/// <summary>How often a coupling failed for the same cause in a row.</summary>
/// <param name="Count">How often.</param>
/// <param name="Fingerprint">Tells causes apart.</param>
/// <param name="Mapping">The fingerprint of the mapping it last failed under.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="SuspendedAt">When it was suspended for it, if it was.</param>
internal sealed record RepeatedFailure(int Count, string Fingerprint, string Mapping, string? Remedy, DateTimeOffset? SuspendedAt);
