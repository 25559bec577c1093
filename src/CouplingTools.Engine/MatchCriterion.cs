namespace CouplingTools.Engine;

/// <summary>A field of a match rule that the call gives instead of the mapping.</summary>
/// <param name="Field">The name of the field mapping.</param>
/// <param name="Priority">The rule: criteria of one priority must agree together.</param>
public sealed record MatchCriterion(string Field, int Priority = 1)
{
    /// <summary>How the field is compared; as the mapping's first rule with that field does, or plainly, unless given.</summary>
    public FieldMatch? Match { get; init; }
}
