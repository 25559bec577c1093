namespace CouplingTools;

/// <summary>What was done about a finding.</summary>
public enum CouplingRepair
{
    /// <summary>Nothing: it was not asked for, or declined, or only previewed.</summary>
    None,

    /// <summary>The coupling, or the note of the open write, was removed.</summary>
    Removed,

    /// <summary>The deleted record was created again from its partner.</summary>
    Restored,

    /// <summary>The surviving record was deleted, and the coupling removed.</summary>
    Deleted,

    /// <summary>It was tried in vain; the detail says why.</summary>
    Failed,
}
