namespace CouplingTools.Engine.Couplings.History;

/// <summary>Joins what a run said of a record with what was learned of the record after the run had ended.</summary>
internal static class LateResult
{
    /// <summary>The reason of what a run wrote and could not store.</summary>
    public const string NotStored = "NotStored";

    /// <summary>The reasons of a run that did not know what it had written; what is known later takes their place.</summary>
    private static readonly HashSet<string> s_doubts = ["WriteUnconfirmed", "KeepsChanging", "CreateUnknown", NotStored];

    /// <summary>Which of the results that a run gave makes place for one that was learned: that of the same records, the doubtful one first.</summary>
    public static int? PlaceOf(StoredResult late, IReadOnlyList<StoredResult> given) => Enumerable.Range(0, given.Count)
        .Where(place => Matches(given[place].Result, late.Result) > 0)
        .OrderByDescending(place => (IsDoubt(given[place].Result), Matches(given[place].Result, late.Result)))
        .Select(place => (int?)place)
        .FirstOrDefault();

    /// <summary>The result that takes the place of <paramref name="earlier"/>: with what it had written, and with its trouble unless that was the doubt.</summary>
    public static StoredResult Join(StoredResult? earlier, StoredResult late)
    {
        if (earlier is null)
            return late;
        IReadOnlyList<FieldChange> changes = [.. earlier.Result.Changes, .. late.Result.Changes];
        var isTrouble = earlier.Result.ErrorClass is not null && late.Result.ErrorClass is null && !IsDoubt(earlier.Result);
        var result = (isTrouble ? earlier.Result : late.Result) with
        {
            Number = late.Result.Number ?? earlier.Result.Number,
            Name = late.Result.Name ?? earlier.Result.Name,
            BusinessCentralId = late.Result.BusinessCentralId ?? earlier.Result.BusinessCentralId,
            SalesId = late.Result.SalesId ?? earlier.Result.SalesId,
            Changes = changes,
            ChangedFields = [.. changes.Select(change => change.Field).Distinct(StringComparer.Ordinal)],
            Duration = earlier.Result.Duration,
        };
        if (earlier.Result.Outcome is SyncOutcome.Created or SyncOutcome.Coupled)
            result = result with { Outcome = earlier.Result.Outcome };
        return new StoredResult(result, [.. earlier.Images, .. late.Images]);
    }

    /// <summary>The result of a record that the run took up a second time, to write what had to wait for another record.</summary>
    public static StoredResult Complete(StoredResult? earlier, StoredResult second)
    {
        if (earlier is null)
            return second;
        IReadOnlyList<FieldChange> changes = [.. earlier.Result.Changes, .. second.Result.Changes];
        var told = second.Result.Outcome is SyncOutcome.Deferred or SyncOutcome.Skipped ? earlier.Result : second.Result;
        var result = told with
        {
            Outcome = second.Result.Outcome switch
            {
                SyncOutcome.Failed or SyncOutcome.Conflict or SyncOutcome.Ambiguous => second.Result.Outcome,
                _ when earlier.Result.Outcome is SyncOutcome.Created or SyncOutcome.Coupled => earlier.Result.Outcome,
                SyncOutcome.Unchanged when changes.Count > 0 => SyncOutcome.Updated,
                _ => told.Outcome,
            },
            Changes = changes,
            ChangedFields = [.. changes.Select(change => change.Field).Distinct(StringComparer.Ordinal)],
            Duration = earlier.Result.Duration + second.Result.Duration,
        };
        return new StoredResult(result, [.. earlier.Images, .. second.Images]);
    }

    private static bool IsDoubt(SyncResult result) => result.Reason is { } reason && s_doubts.Contains(reason);

    /// <summary>How many of their records two results have in common.</summary>
    private static int Matches(SyncResult one, SyncResult other) =>
        (one.BusinessCentralId is { } left && left == other.BusinessCentralId ? 1 : 0) + (one.SalesId is { } right && right == other.SalesId ? 1 : 0);
}
