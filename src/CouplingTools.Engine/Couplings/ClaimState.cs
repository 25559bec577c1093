namespace CouplingTools.Engine.Couplings;

/// <summary>What becomes of a run's claim on a coupling.</summary>
internal enum ClaimState
{
    /// <summary>The run has it, and it is as it was read.</summary>
    Claimed,

    /// <summary>The run has it, but another had it since it was read.</summary>
    Changed,

    /// <summary>The run has it from one that died with it, or that left a write of it open.</summary>
    TakenOver,

    /// <summary>Another run has it.</summary>
    Held,

    /// <summary>Another run that was asked to do the same has been through with it since it was read.</summary>
    Done,

    /// <summary>Somebody removed it.</summary>
    Gone,
}
