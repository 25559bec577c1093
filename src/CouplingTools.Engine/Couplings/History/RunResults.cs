namespace CouplingTools.Engine.Couplings.History;

/// <summary>Results of one run, in the order of its inputs.</summary>
internal sealed record RunResults(Guid Run, IReadOnlyList<StoredResult> Results)
{
    /// <summary>
    /// Whether they were learned after the run ended: what it said of the same records then gives way to them, with what it had
    /// written, and the time it was last heard of stays.
    /// </summary>
    public bool IsLate { get; init; }

    /// <summary>Whether they complete what the run, still under way, said of the same records.</summary>
    public bool Completes { get; init; }
}
