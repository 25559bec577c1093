using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Synchronization.Merging;
using CouplingTools.Engine.Synchronization.Planning;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>No edit is lost.</summary>
internal static class SurvivalProperties
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    public static Property Direction { get; } = new(
        "I4",
        new ScenarioSpace { Agreements = [Agreement.Same, Agreement.Different] },
        (scenario, planner) =>
        {
            var plan = planner.Plan(scenario);
            var after = scenario.FieldsIn(scenario.Apply(scenario.Pair, plan));
            for (var index = 0; index < scenario.Fields.Count; index++)
            {
                foreach (var side in s_sides.Where(scenario.Fields[index].IsChangedOnlyOn))
                {
                    Assert.NotEqual(side, plan.Fields[index].Target);
                    Assert.Equal(scenario.Fields[index].Present.On(side), after[index].Present.On(side));
                }
            }
        });

    public static Property OneWayFields { get; } = new(
        "I4",
        new ScenarioSpace { Shapes = Shapes.All, Fields = [SyncDirection.ToSales, SyncDirection.ToBusinessCentral], WithOverwrite = true },
        (scenario, planner) =>
        {
            foreach (var (before, field) in scenario.Fields.Zip(planner.Plan(scenario).Fields))
            {
                var source = before.Direction == SyncDirection.ToSales ? Side.BusinessCentral : Side.Sales;
                Assert.NotEqual(source, field.Target);
                if (before.IsChangedOnlyOn(source.Opposite()) && !scenario.Settings.Overwrite)
                    Assert.Equal((FieldResult.None, MergeRule.OneWayField), (field.Verdict.Result, field.Verdict.Rule));
            }
        });

    public static Property DisjointEdits { get; } = new(
        "I5",
        new ScenarioSpace
        {
            Shapes = Shapes.Total,
            Edits = [Edit.None, Edit.BusinessCentral, Edit.Sales],
            Agreements = [Agreement.Same],
            Runs = [SyncDirection.Bidirectional],
            Fields = [SyncDirection.Bidirectional],
            WithNotNull = false,
        },
        (scenario, planner) =>
        {
            var after = scenario.FieldsIn(scenario.Apply(scenario.Pair, planner.Plan(scenario)));
            foreach (var (before, later) in scenario.Fields.Zip(after))
            {
                foreach (var side in s_sides.Where(before.IsChanged))
                    Assert.Equal(before.Present.On(side), later.Present.On(side));
                Assert.True(later.Agrees, later.ToString());
                Assert.Equal(FieldState.Unchanged, later.State);
            }
        });

    public static Property DirectionFilter { get; } = new(
        "I11",
        new ScenarioSpace
        {
            Agreements = [Agreement.Same, Agreement.Different],
            Runs = [SyncDirection.ToSales, SyncDirection.ToBusinessCentral],
            Habits = Enum.GetValues<ServerHabit>(),
        },
        (scenario, planner) =>
        {
            var target = scenario.Settings.Direction == SyncDirection.ToSales ? Side.Sales : Side.BusinessCentral;
            var plan = planner.Plan(scenario);
            var after = scenario.Apply(scenario.Pair, plan);

            Assert.Empty(plan.WritesTo(target.Opposite()));
            foreach (var (before, later) in scenario.Fields.Zip(scenario.FieldsIn(after)).Where(pair => pair.First.IsChangedOnlyOn(target)))
                Assert.Same(before.Agreed, later.Agreed);

            AssertEndsAsIfBothWaysAtOnce(scenario, planner, after);
        });

    private static void AssertEndsAsIfBothWaysAtOnce(Scenario scenario, Planner planner, RecordPair after)
    {
        var bothWays = scenario.Settings with { Direction = SyncDirection.Bidirectional };
        var atOnce = scenario.FieldsIn(scenario.Apply(scenario.Pair, planner(scenario, scenario.Pair, bothWays)));
        var later = scenario.FieldsIn(scenario.Apply(after, planner(scenario, after, bothWays)));
        foreach (var (expected, actual) in atOnce.Zip(later))
        {
            Assert.Equal(expected.Present, actual.Present, SameValues.Comparer);
            Assert.Equal(expected.Agreed, actual.Agreed, SameValues.Comparer);
        }
    }
}
