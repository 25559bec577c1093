namespace CouplingTools;

/// <summary>What happens to an input record that has no coupling.</summary>
public enum UncoupledPolicy
{
    /// <summary>It is skipped.</summary>
    Skip,

    /// <summary>It fails.</summary>
    Error,

    /// <summary>The missing record is created on the other side and coupled.</summary>
    Create,

    /// <summary>It is coupled with the one record that matches it; otherwise it is skipped or, where a person has to choose, reported.</summary>
    Match,

    /// <summary>The same, and a record that matches nothing is created on the other side and coupled.</summary>
    MatchOrCreate,
}
