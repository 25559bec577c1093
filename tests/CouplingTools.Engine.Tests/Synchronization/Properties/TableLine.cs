using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>The lines of the merge table, and the merge with two of them swapped.</summary>
internal static class TableLine
{
    public static IReadOnlyList<FieldState> All { get; } = Enum.GetValues<FieldState>();

    /// <summary>A merge that does for each of two lines what the table says for the other.</summary>
    public static Func<FieldComparison, MergePolicy, FieldVerdict> Swapped(FieldState one, FieldState other) => (comparison, policy) =>
    {
        var state = FieldMerge.StateOf(comparison);
        var line = state == one ? other : state == other ? one : state;
        return FieldMerge.Decide(line == state ? comparison : Standing(line, comparison), policy) with { State = state };
    };

    private static FieldComparison Standing(FieldState line, FieldComparison comparison)
    {
        var (hasBase, left, right, equal) = line switch
        {
            FieldState.Unchanged => (true, false, false, true),
            FieldState.BusinessCentralChanged => (true, true, false, false),
            FieldState.SalesChanged => (true, false, true, false),
            FieldState.BothChangedAlike => (true, true, true, true),
            FieldState.BothChangedDifferently => (true, true, true, false),
            FieldState.NoBaseEqual => (false, false, false, true),
            _ => (false, false, false, false),
        };
        return comparison with { HasBase = hasBase, BusinessCentralChanged = left, SalesChanged = right, AreEqual = equal };
    }
}
