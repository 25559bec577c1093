namespace CouplingTools.Input;

/// <summary>Tells matches, and the rows of a file they were exported to, whose partner is not decided on.</summary>
internal static class MatchInput
{
    /// <summary>The candidates of a match that a person has to decide on; <see langword="null"/> for any other.</summary>
    public static string? Undecided(MatchReason reason, string candidates) =>
        reason is MatchReason.Ambiguous or MatchReason.AlreadyCoupled ? candidates : null;

    /// <summary>The same for a row; one without candidates was made by something else.</summary>
    public static string? Undecided(string? reason, string? candidates) =>
        candidates is not null && Enum.TryParse<MatchReason>(reason, ignoreCase: true, out var known) ? Undecided(known, candidates) : null;
}
