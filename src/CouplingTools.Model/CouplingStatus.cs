namespace CouplingTools;

/// <summary>The state of a coupling after its last synchronization.</summary>
public enum CouplingStatus
{
    /// <summary>Coupled, but never synchronized.</summary>
    NeverSynchronized,

    /// <summary>Both sides agreed on every mapped field when last synchronized.</summary>
    Synchronized,

    /// <summary>A change waits for a run in the other direction.</summary>
    Pending,

    /// <summary>At least one field is in conflict and held.</summary>
    Conflict,

    /// <summary>Taken out of synchronization until it is resumed.</summary>
    Suspended,

    /// <summary>The last synchronization failed.</summary>
    Failed,

    /// <summary>A write was sent and its effect cannot be told.</summary>
    Ambiguous,

    /// <summary>One of the two records no longer exists.</summary>
    Orphaned,
}
