namespace CouplingTools.Engine.Couplings;

/// <summary>A claim on a coupling that a run works on.</summary>
/// <param name="Run">The run.</param>
/// <param name="Fence">The number of the claim.</param>
/// <param name="DoneKey">What the run was asked to do, when it is through with the coupling; <see langword="null"/> when it is not.</param>
internal sealed record CouplingLease(Guid Run, long Fence, string? DoneKey = null);
