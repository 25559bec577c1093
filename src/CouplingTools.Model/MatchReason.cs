namespace CouplingTools;

/// <summary>Why a record was or was not matched with one of the other side.</summary>
public enum MatchReason
{
    /// <summary>Exactly one record of the other side matches, and it matches no other record of this side.</summary>
    Unique,

    /// <summary>Several records match, or one that others match too, or one that is only similar. A person has to choose.</summary>
    Ambiguous,

    /// <summary>The record is coupled, or every record it matches is coupled to another one.</summary>
    AlreadyCoupled,

    /// <summary>No record of the other side matches.</summary>
    NoMatch,

    /// <summary>The record is blank in at least one field of every rule, so it could not be compared.</summary>
    BlankKey,

    /// <summary>The record is outside the mapping's filter.</summary>
    FilteredOut,
}
