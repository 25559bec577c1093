namespace CouplingTools.Engine.Couplings.History;

/// <summary>Results of one run, in the order of its inputs.</summary>
internal sealed record RunResults(Guid Run, IReadOnlyList<StoredResult> Results);
