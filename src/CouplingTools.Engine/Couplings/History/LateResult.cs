namespace CouplingTools.Engine.Couplings.History;

/// <summary>Joins what a run said of a record with what was learned of the record after the run had ended.</summary>
internal static class LateResult
{
    /// <summary>The result that takes the place of <paramref name="earlier"/>.</summary>
    public static StoredResult Join(StoredResult? earlier, StoredResult late)
    {
        if (earlier is null)
            return late;
        IReadOnlyList<FieldChange> changes = [.. earlier.Result.Changes, .. late.Result.Changes];
        var result = late.Result with
        {
            Outcome = earlier.Result.Outcome == SyncOutcome.Created ? SyncOutcome.Created : late.Result.Outcome,
            Number = late.Result.Number ?? earlier.Result.Number,
            Name = late.Result.Name ?? earlier.Result.Name,
            Changes = changes,
            ChangedFields = [.. changes.Select(change => change.Field).Distinct(StringComparer.Ordinal)],
            Duration = earlier.Result.Duration,
        };
        return new StoredResult(result, [.. earlier.Images, .. late.Images]);
    }
}
