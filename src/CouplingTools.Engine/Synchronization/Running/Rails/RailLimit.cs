namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>
/// How much of a mapping one run may change. Without a percentage of the caller's own, half of the mapping's couplings where there are more
/// than a hundred; only records that were synchronized before count then, because a first synchronization writes most of what it is given.
/// A percentage that was given counts every write, of any number of records.
/// </summary>
/// <param name="Percent">The percentage.</param>
/// <param name="IsGiven">Whether the caller gave it.</param>
/// <param name="Takes">What the run takes.</param>
internal sealed record RailLimit(int Percent, bool IsGiven, RunInputs Takes)
{
    private const int DefaultPercent = 50;
    private const int Few = 100;

    public static RailLimit Of(SyncOptions options) => new(
        options.MaxChangePercent ?? DefaultPercent,
        options.MaxChangePercent is not null,
        options.All ? RunInputs.Couplings : options.Changed ? RunInputs.Changes : RunInputs.List);

    /// <summary>Whether so few count that they are within the limit however many couplings there are.</summary>
    public bool IsTrifle(MappingWatch watch) => !IsGiven && Math.Max(watch.Changed, watch.Gone) <= Few * DefaultPercent / 100;

    public bool IsOff(MappingTotals totals) => Percent >= 100 || (!IsGiven && totals.Couplings <= Few);

    public long Counted(MappingWatch watch) => IsGiven ? watch.Written : watch.Changed;

    /// <summary>What the percentage of changes is of.</summary>
    public long BaseOf(MappingWatch watch, MappingTotals totals) => (IsGiven, Takes) switch
    {
        (false, _) => totals.Couplings,
        (true, RunInputs.List) => watch.Inputs,
        _ => Math.Max(totals.Couplings, watch.Inputs),
    };

    public bool IsTooMuch(long count, long of) => count * 100 > of * Percent;

    /// <summary>Whether nothing that may still come can make it too much, so that there is nothing to wait for.</summary>
    public bool IsSafe(MappingWatch watch, MappingTotals totals)
    {
        if (IsOff(totals))
            return true;
        var unseen = Math.Max(0, totals.Couplings - watch.Couplings);
        var unseenSynchronized = Math.Min(unseen, Math.Max(0, totals.Synchronized - watch.Synchronized));
        if (IsTooMuch(watch.Gone + unseen, totals.Couplings))
            return false;
        return IsGiven
            ? Takes == RunInputs.Couplings && !IsTooMuch(watch.Written + unseen, totals.Couplings)
            : !IsTooMuch(watch.Changed + unseenSynchronized, totals.Couplings);
    }
}
