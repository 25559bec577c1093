namespace CouplingTools;

/// <summary>What a run was for.</summary>
public enum SyncRunKind
{
    /// <summary>Records were synchronized.</summary>
    Synchronization,

    /// <summary>Records were coupled, with or without their values.</summary>
    Coupling,

    /// <summary>Couplings were removed.</summary>
    Uncoupling,

    /// <summary>What was found wrong with couplings was repaired.</summary>
    Repair,
}
