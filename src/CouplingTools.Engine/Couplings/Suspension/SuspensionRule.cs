namespace CouplingTools.Engine.Couplings.Suspension;

/// <summary>
/// Counts identical failures of a coupling and suspends it when they are too many. Only what somebody has to mend in the
/// record or the mapping counts; what may pass by itself, or is mended elsewhere, neither counts nor starts anew.
/// </summary>
internal static class SuspensionRule
{
    /// <summary>After how many identical failures a coupling is suspended unless something else is configured.</summary>
    public const int DefaultLimit = 3;

    /// <summary>Deleted partners have a policy of their own, and a missing counterpart is mended in another record.</summary>
    private static readonly HashSet<string> s_mendedElsewhere = ["PartnerDeleted", "BothDeleted", "LookupMissing"];

    /// <summary>What is known of a coupling's failures after one more result.</summary>
    /// <param name="before">What was known.</param>
    /// <param name="result">The result.</param>
    /// <param name="mapping">The mapping's fingerprint.</param>
    /// <param name="limit">After how many identical failures to suspend; 0 is never.</param>
    /// <param name="now">The time.</param>
    public static RepeatedFailure? After(RepeatedFailure? before, SyncResult result, string mapping, int limit, DateTimeOffset now)
    {
        if (result is not { Outcome: SyncOutcome.Failed, ErrorClass: not null })
            return null;
        if (result.ErrorClass != ErrorClass.Data || s_mendedElsewhere.Contains(result.Reason!))
            return before;
        var fingerprint = FailureFingerprint.Of(result.Reason, result.Error);
        var count = before is not null && before.Fingerprint == fingerprint && before.Mapping == mapping ? before.Count + 1 : 1;
        return new RepeatedFailure(count, fingerprint, mapping, result.RecommendedAction, limit > 0 && count >= limit ? now : null);
    }
}
