namespace CouplingTools;

/// <summary>How one mapped field stands on the two sides, compared with the base.</summary>
public enum FieldState
{
    /// <summary>Neither side changed the field since they last agreed.</summary>
    Unchanged,

    /// <summary>Only Business Central changed it.</summary>
    BusinessCentralChanged,

    /// <summary>Only Sales changed it.</summary>
    SalesChanged,

    /// <summary>Both sides changed it to the same value.</summary>
    BothChangedAlike,

    /// <summary>Both sides changed it to different values.</summary>
    BothChangedDifferently,

    /// <summary>The sides never agreed on it, and hold the same value.</summary>
    NoBaseEqual,

    /// <summary>The sides never agreed on it, and hold different values.</summary>
    NoBaseDifferent,
}
