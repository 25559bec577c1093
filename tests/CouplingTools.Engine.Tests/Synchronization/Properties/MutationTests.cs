using CouplingTools.Engine.Synchronization.Merging;
using CsCheck;
using Xunit;
using Xunit.Sdk;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>The properties are only worth something if a wrong merge fails them.</summary>
public sealed class MutationTests
{
    private const int Cases = 1_000;
    private const string Seed = "0000KcLmzN16";

    /// <summary>Two lines that say the same of every field; swapping them changes nothing.</summary>
    private static readonly (FieldState, FieldState) s_alike = (FieldState.BothChangedAlike, FieldState.NoBaseEqual);

    private static readonly Lazy<IReadOnlyList<(Property Property, Scenario[] Scenarios)>> s_suite = new(() =>
        [.. PlannerPropertyTests.All.Select(property => (property, property.Scenarios.Array[Cases].Single(_ => true, Seed)))]);

    public static TheoryData<FieldState, FieldState> Pairs
    {
        get
        {
            var pairs = new TheoryData<FieldState, FieldState>();
            foreach (var one in TableLine.All)
            {
                foreach (var other in TableLine.All.Where(other => other > one && (one, other) != s_alike))
                    pairs.Add(one, other);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_merge_with_two_lines_swapped_is_caught(FieldState one, FieldState other) =>
        Assert.NotEmpty(Catchers(TableLine.Swapped(one, other)));

    [Fact]
    public void The_two_lines_that_say_the_same_are_no_mutation_when_swapped() =>
        Assert.Empty(Catchers(TableLine.Swapped(s_alike.Item1, s_alike.Item2)));

    [Fact]
    public void A_merge_that_goes_the_other_way_is_caught() => Assert.NotEmpty(Catchers((comparison, policy) =>
        FieldMerge.Decide(comparison, policy with { Run = Mirror.Of(policy.Run) })));

    [Fact]
    public void A_merge_that_lets_the_loser_of_a_conflict_win_is_caught() => Assert.NotEmpty(Catchers((comparison, policy) =>
        FieldMerge.Decide(comparison, policy with { OnConflict = Mirror.Of(policy.OnConflict) })));

    [Fact]
    public void A_merge_that_forgets_one_way_fields_is_caught() => Assert.NotEmpty(Catchers((comparison, policy) =>
        FieldMerge.Decide(comparison, policy with { Field = SyncDirection.Bidirectional })));

    [Fact]
    public void The_merge_as_it_is_passes() => Assert.Empty(Catchers(FieldMerge.Decide));

    private static IEnumerable<string> Catchers(Func<FieldComparison, MergePolicy, FieldVerdict> merge)
    {
        var planner = Planners.With(merge);
        return s_suite.Value
            .Where(item => item.Scenarios.Any(scenario => Fails(item.Property, scenario, planner)))
            .Select(item => item.Property.Invariant);
    }

    private static bool Fails(Property property, Scenario scenario, Planner planner)
    {
        try
        {
            property.Check(scenario, planner);
            return false;
        }
        catch (XunitException)
        {
            return true;
        }
    }
}
