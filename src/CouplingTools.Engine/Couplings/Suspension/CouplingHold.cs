namespace CouplingTools.Engine.Couplings.Suspension;

/// <summary>A person's decision to keep a coupling out of synchronization. No run touches it.</summary>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
internal sealed record CouplingHold(string By, DateTimeOffset At);
