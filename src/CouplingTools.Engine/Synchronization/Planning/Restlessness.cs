using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>
/// Tells a value that services change with each of our writes from one that people change. What an answer shows changed beside what was
/// written certainly is the service's; what changes on the side that was written last, within minutes of that write, may be. When such
/// changes follow each other from run to run, the field never comes to rest. Pure.
/// </summary>
internal static class Restlessness
{
    /// <summary>Reached by the third run in a row that carries certain answers, and by the fifth whose changes only may be answers.</summary>
    private const int Limit = 4;

    // What logic of a service's own that runs after the answer may take.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>How much speaks for it that the write of a field only answers what a service made of our own.</summary>
    public static int WeightOf(FieldVerdict verdict, Side target, FieldTrace? trace, RecordPair pair, ClockSkew skew)
    {
        var source = target.Opposite();
        return verdict.Rule == MergeRule.OneSideChanged && trace?.Side == source && IsAnswer(pair.On(source), pair.SettledAt, skew.Of(source)) ? trace.Weight + 1 : 0;
    }

    /// <summary>The fields that a write to a side changed although it did not send them.</summary>
    public static IEnumerable<KeyValuePair<string, FieldTrace>> SideEffects(RecordPlan plan, Side side, Record returned)
    {
        var weight = plan.Fields.Where(field => field.Target == side).Select(field => field.Weight).DefaultIfEmpty().Max();
        return plan.Fields
            .Where(field => field.Target != side && field.Field.IsOn(side, returned) && !field.Field.ValuesOf(side, returned).SequenceEqual(field.Present.On(side)))
            .Select(field => KeyValuePair.Create(field.Field.Name, new FieldTrace(side, weight + 1, IsRewritten: false)));
    }

    /// <summary>What to tell of a write that will not be the last, if it will not.</summary>
    public static SyncWarning? Warn(FieldPlan plan, Side target, FieldTrace? trace)
    {
        var isRepeated = plan.Verdict is { Rule: MergeRule.Overwrite, State: FieldState.Unchanged } && trace is { IsRewritten: true } && trace.Side == target;
        return isRepeated || plan.Weight >= Limit
            ? new SyncWarning(SyncWarning.NeverSettles, plan.Field.Name, target, ErrorText.Message("NeverSettles", plan.Field.Name, target)) { IsShown = true }
            : null;
    }

    private static bool IsAnswer(Record record, DateTimeOffset? settledAt, TimeSpan ahead) =>
        settledAt is { } settled && (record.ModifiedAt is not { } modified || modified - ahead - settled <= s_patience);
}
