namespace CouplingTools.Engine.Couplings.Suspension;

/// <summary>The status of a coupling, from what is known of it.</summary>
internal static class CouplingStates
{
    public static CouplingStatus Of(SyncOutcome? outcome, string? reason, bool isPending = false) => outcome switch
    {
        null => CouplingStatus.NeverSynchronized,
        _ when reason is "PartnerDeleted" or "BothDeleted" => CouplingStatus.Orphaned,
        SyncOutcome.Conflict => CouplingStatus.Conflict,
        SyncOutcome.Failed => CouplingStatus.Failed,
        SyncOutcome.Ambiguous => CouplingStatus.Ambiguous,
        SyncOutcome.Deferred => CouplingStatus.Pending,
        _ when isPending => CouplingStatus.Pending,
        _ => CouplingStatus.Synchronized,
    };
}
