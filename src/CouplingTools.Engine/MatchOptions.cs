namespace CouplingTools.Engine;

/// <summary>How to look for partners.</summary>
public sealed record MatchOptions
{
    /// <summary>The mapping of inputs that name none, and the one to search as a whole.</summary>
    public string? Mapping { get; init; }

    /// <summary>The side whose records get a partner when no inputs are given; Business Central unless the mapping leads only there.</summary>
    public Side? Side { get; init; }

    /// <summary>The rules to use in place of the mapping's.</summary>
    public IReadOnlyList<MatchCriterion> Rules { get; init; } = [];

    /// <summary>The least similarity, from 1 to 100, that counts as agreement for names and other texts of every rule.</summary>
    public int? Similarity { get; init; }

    /// <summary>Whether records that are coupled, or outside the mapping's filter, are reported too when no inputs are given.</summary>
    public bool IncludeSettled { get; init; }
}
