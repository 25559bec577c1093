using CouplingTools.Engine.Synchronization;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A held conflict touches nothing of its own and holds nothing else up.</summary>
internal static class ConflictProperties
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];
    private static readonly FieldResult[] s_held = [FieldResult.Conflict, FieldResult.Pending];

    public static Property Hold { get; } = new(
        "I10",
        new ScenarioSpace { Shapes = Shapes.Total, Policies = [ConflictPolicy.Hold], WithNotNull = false },
        (scenario, planner) =>
        {
            var run = scenario.Settings.Direction;
            var plan = planner.Plan(scenario);
            var after = scenario.FieldsIn(scenario.Apply(scenario.Pair, plan));
            for (var index = 0; index < scenario.Fields.Count; index++)
            {
                var field = scenario.Fields[index];
                if (IsHeld(field, run))
                {
                    Assert.Contains(plan.Fields[index].Verdict.Result, s_held);
                    Assert.Equal(field.Present, after[index].Present, SameValues.Comparer);
                    Assert.Same(field.Agreed, after[index].Agreed);
                }

                foreach (var side in s_sides.Where(side => field.IsChangedOnlyOn(side) && Carries(field, run, side.Opposite())))
                    Assert.True(after[index].Agrees, after[index].ToString());
            }
        });

    public static Property Winner { get; } = new(
        "I10",
        new ScenarioSpace
        {
            Shapes = Shapes.Total,
            Edits = [Edit.Both],
            Runs = [SyncDirection.Bidirectional],
            Fields = [SyncDirection.Bidirectional],
            Policies = [ConflictPolicy.BusinessCentral, ConflictPolicy.Sales],
            WithNotNull = false,
        },
        (scenario, planner) =>
        {
            var winner = scenario.Settings.OnConflict == ConflictPolicy.BusinessCentral ? Side.BusinessCentral : Side.Sales;
            var after = scenario.FieldsIn(scenario.Apply(scenario.Pair, planner.Plan(scenario)));
            foreach (var (before, later) in scenario.Fields.Zip(after).Where(pair => pair.First.IsConflict))
            {
                Assert.Equal(before.Present.On(winner), later.Present.On(winner));
                Assert.True(later.Agrees, later.ToString());
            }
        });

    private static bool IsHeld(FieldScenario field, SyncDirection run) =>
        field.IsConflict && (field.Agreed is not null || (run == SyncDirection.Bidirectional && field.Direction == SyncDirection.Bidirectional));

    private static bool Carries(FieldScenario field, SyncDirection run, Side target) => field.Direction.Allows(target) && run.Allows(target);
}
