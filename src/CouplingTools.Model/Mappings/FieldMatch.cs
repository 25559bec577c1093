namespace CouplingTools;

/// <summary>How a field takes part in one rule of match-based coupling. The fields of one priority make up a rule and must agree together.</summary>
/// <param name="Priority">The rule: lower numbers are tried first, the next one where a record finds nothing.</param>
public sealed record FieldMatch(int Priority)
{
    /// <summary>Whether letter case must agree.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>How values are made comparable, in order: <c>diacritics</c>, <c>phone</c>, <c>legalSuffix</c>, ...</summary>
    public IReadOnlyList<string> Normalizers { get; init; } = [];

    /// <summary>The least similarity that counts as agreement, from 1 to 100; <see langword="null"/> asks for equality.</summary>
    public int? Similarity { get; init; }

    /// <summary>Whether a blank on either side agrees with everything: the field can only contradict.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the rule only names candidates and never decides.</summary>
    public bool Suggests { get; init; }
}
