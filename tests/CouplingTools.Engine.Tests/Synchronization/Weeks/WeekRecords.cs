namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>What a run may do to records and couplings as wholes: nothing deleted, nothing made twice, one result for each input.</summary>
internal static class WeekRecords
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    public static IEnumerable<string> Check(WeekState before, WeekState after, WeekRun run) =>
        CheckResults(before, run)
            .Concat(s_sides.SelectMany(side => CheckSide(before, after, run, side)))
            .Concat(CheckCouplings(before, after, run));

    private static IEnumerable<string> CheckResults(WeekState before, WeekRun run)
    {
        if ((run.Inputs ?? (run.Options.All ? before.Couplings.Count : null)) is { } expected && expected != run.Results.Count)
            yield return $"{run.Results.Count} results for {expected} inputs";
        if (run.Options.Preview && run.Writes > 0)
            yield return $"a preview wrote {run.Writes} rows";
        if (run.Options.Preview && run.Results.Any(result => result.Outcome is SyncOutcome.Created or SyncOutcome.Updated or SyncOutcome.Coupled))
            yield return "a preview says it did something";
    }

    private static IEnumerable<string> CheckSide(WeekState before, WeekState after, WeekRun run, Side side)
    {
        var (old, now) = (before.On(side), after.On(side));
        foreach (var gone in old.Values.Where(record => !now.ContainsKey(record.Id)))
            yield return $"{gone.Name} is gone in {side}";

        var told = run.Results.Where(result => result.Outcome == SyncOutcome.Created).ToLookup(result => IdOf(result, side)!.Value);
        foreach (var made in now.Values.Where(record => !old.ContainsKey(record.Id)))
        {
            if (told[made.Id].Count() != 1)
                yield return $"{made.Name} appeared in {side} and {told[made.Id].Count()} results say so";
            else if (!MayMake(before, run, side, told[made.Id].Single()))
                yield return $"{made.Name} was created in {side}, which nobody asked for";
        }

        foreach (var record in old.Values.Where(record => !after.Coupled.Contains(record.Id) && now.ContainsKey(record.Id)))
        {
            if (WeekField.All.Any(field => field.Of(record) != field.Of(now[record.Id])))
                yield return $"{record.Name} has no coupling in {side}, and was changed";
        }
    }

    private static bool MayMake(WeekState before, WeekRun run, Side side, SyncResult result)
    {
        var source = IdOf(result, side.Opposite())!.Value;
        if (run.Options.Preview || !run.Allows(side) || !before.On(side.Opposite()).ContainsKey(source))
            return false;
        return before.Coupled.Contains(source)
            ? run.Options.OnDeleted == DeletedPolicy.Restore && before.Couplings.Any(coupling => WeekPair.Of(coupling) is var pair && pair.On(side.Opposite()) == source && !before.Has(side, pair))
            : run.Options.IfNotCoupled is UncoupledPolicy.Create or UncoupledPolicy.MatchOrCreate;
    }

    private static IEnumerable<string> CheckCouplings(WeekState before, WeekState after, WeekRun run)
    {
        if (after.Coupled.Count != 2 * after.Couplings.Count)
            yield return "a record has two couplings";
        foreach (var pair in after.Pairs.Keys.Except(before.Pairs.Keys))
        {
            var results = run.Results.Where(result => WeekPair.Of(result) == pair && result.Reason != "DuplicateInput").ToList();
            if (run.Options.Preview || results is not ([{ Outcome: SyncOutcome.Created or SyncOutcome.Coupled or SyncOutcome.Conflict }] or [{ Outcome: SyncOutcome.Failed, Changes.Count: > 0 }]))
                yield return $"{pair} was coupled, and its results say {string.Join(", ", results.Select(result => $"{result.Outcome} {result.Reason}"))}";
        }

        var restored = after.Couplings.SelectMany(coupling => (Guid[])[coupling.BusinessCentralId, coupling.SalesId]).ToHashSet();
        foreach (var pair in before.Pairs.Keys.Except(after.Pairs.Keys))
        {
            var isRemoved = run.Options.OnDeleted == DeletedPolicy.RemoveCoupling
                && run.Results.Any(result => WeekPair.Of(result) == pair && result.Reason == "CouplingRemoved");
            var isRestored = run.Options.OnDeleted == DeletedPolicy.Restore && s_sides.Any(side => before.Has(side, pair) && restored.Contains(pair.On(side)));
            if (before.IsWhole(pair) || !(isRemoved || isRestored))
                yield return $"the coupling of {pair} is gone";
        }
    }

    private static Guid? IdOf(SyncResult result, Side side) => side == Side.BusinessCentral ? result.BusinessCentralId : result.SalesId;
}
