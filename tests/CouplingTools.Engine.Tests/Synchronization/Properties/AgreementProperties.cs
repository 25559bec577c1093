using CouplingTools.Engine.Synchronization.Merging;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>Where the sides say the same, nothing is written.</summary>
internal static class AgreementProperties
{
    public static Property Identity { get; } = new(
        "I1",
        new ScenarioSpace { Edits = [Edit.None], Agreements = [Agreement.Same, Agreement.Different] },
        (scenario, planner) =>
        {
            var plan = planner.Plan(scenario);

            Assert.False(plan.HasWrites);
            Assert.Empty(plan.Changes);
            Assert.Null(plan.Problem);
            Assert.All(plan.Fields, field => Assert.Equal(
                new FieldVerdict(FieldState.Unchanged, FieldResult.None, MergeRule.NothingChanged), field.Verdict));
        });

    public static Property SameEdit { get; } = new(
        "I6",
        new ScenarioSpace { Shapes = [.. Shapes.Total, .. Shapes.Kept], Edits = [Edit.Alike], WithOverwrite = true },
        (scenario, planner) =>
        {
            Assert.All(scenario.Fields, field => Assert.True(field.Agrees));

            var plan = planner.Plan(scenario);

            Assert.False(plan.HasWrites);
            var after = scenario.Apply(scenario.Pair, plan);
            foreach (var (field, later) in scenario.Fields.Zip(scenario.FieldsIn(after)))
            {
                if (field.State != FieldState.Unchanged)
                    Assert.Equal(field.Present, later.Agreed, SameValues.Comparer);
                Assert.Equal(FieldState.Unchanged, later.State);
            }
        });
}
