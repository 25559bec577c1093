namespace CouplingTools.Engine.Matching;

/// <summary>Fields that must agree together, by the positions of their columns.</summary>
internal sealed record MatchRule
{
    /// <summary>The names of the fields, as people are shown them.</summary>
    public required string Text { get; init; }

    /// <summary>Must be equal and not blank.</summary>
    public required IReadOnlyList<int> Exact { get; init; }

    /// <summary>Must be similar and not blank.</summary>
    public IReadOnlyList<(int Column, int Least)> Similar { get; init; } = [];

    /// <summary>Must be equal where neither is blank.</summary>
    public IReadOnlyList<int> Optional { get; init; } = [];

    /// <summary>Whether the rule only names candidates.</summary>
    public bool Suggests { get; init; }

    /// <summary>The columns without which a record cannot be compared.</summary>
    public IEnumerable<int> Required => Exact.Concat(Similar.Select(similar => similar.Column));
}
