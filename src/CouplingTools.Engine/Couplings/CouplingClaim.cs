namespace CouplingTools.Engine.Couplings;

/// <summary>What became of a run's claim on a coupling.</summary>
/// <param name="Coupling">The coupling's key.</param>
/// <param name="State">Whether the run has it.</param>
/// <param name="Fence">The number of the claim, when it has.</param>
/// <param name="Other">The run that has it, or had it and died.</param>
internal sealed record CouplingClaim(long Coupling, ClaimState State, long Fence = 0, Guid? Other = null);
