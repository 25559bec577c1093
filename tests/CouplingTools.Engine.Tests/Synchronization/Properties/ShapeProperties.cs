using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>What a plan looks like, whatever it says.</summary>
internal static class ShapeProperties
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    private static readonly ScenarioSpace s_everything = new() { Shapes = Shapes.All, WithOverwrite = true };

    public static Property Symmetry { get; } = new(
        "I7",
        s_everything with { WithGroups = false },
        (scenario, planner) =>
        {
            var plan = planner.Plan(scenario);
            var mirrored = planner.Plan(scenario.Mirrored());

            Assert.Equal(plan.Fields.Select(MirrorOf), mirrored.Fields.Select(field => (field.Verdict.State, field.Verdict.Result, field.Verdict.Rule)));
            Assert.Equal(plan.BusinessCentralWrites, mirrored.SalesWrites);
            Assert.Equal(plan.SalesWrites, mirrored.BusinessCentralWrites);
            Assert.Equal(plan.Problem is null, mirrored.Problem is null);
        });

    public static Property ShuffleInvariance { get; } = new(
        "I8",
        s_everything,
        (scenario, planner) =>
        {
            var plan = planner.Plan(scenario);
            var shuffled = planner.Plan(scenario.Shuffled());

            Assert.Equal(Sorted(plan.Fields.Select(PlanText.Of)), Sorted(shuffled.Fields.Select(PlanText.Of)));
            foreach (var side in s_sides)
                Assert.Equal(Sorted(plan.WritesTo(side).Select(PlanText.Of)), Sorted(shuffled.WritesTo(side).Select(PlanText.Of)));
        });

    public static Property Minimality { get; } = new(
        "I9",
        s_everything,
        (scenario, planner) =>
        {
            var plan = planner.Plan(scenario);
            var before = scenario.Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
            foreach (var field in plan.Fields.Where(field => field is { Target: not null, Problem: null }))
                Assert.True(ChangesSomething(field, before[field.Field.Name]), field.Field.Name);
            foreach (var side in s_sides)
                AssertNoNeedlessWrite(plan, side, scenario.Pair.On(side));
        });

    private static bool ChangesSomething(FieldPlan field, FieldScenario before)
    {
        var target = field.Target!.Value;
        var written = field.Field.Codec.Read(target, field.TargetValues, KnownReferences.Instance);
        return !field.Field.Codec.AreEqual(written, before.Canonical(target));
    }

    private static void AssertNoNeedlessWrite(RecordPlan plan, Side side, Record present)
    {
        foreach (var (name, value) in plan.WritesTo(side))
        {
            var field = plan.Fields.Single(field => field.Field.Fields(side).Contains(name));
            if (field.Target == side && field.Field.Definition.Group is null)
                Assert.NotEqual(present[name], value);
            if (field.Target == side)
                continue;

            Assert.Equal(Side.BusinessCentral, side);
            Assert.Equal(present[name], value);
            Assert.NotNull(field.Field.Definition.Group);
            Assert.Contains(plan.Fields, other => other.Target == side && other.Field.Definition.Group == field.Field.Definition.Group);
        }
    }

    private static (FieldState, FieldResult, Engine.Synchronization.Merging.MergeRule) MirrorOf(FieldPlan field) =>
        (Mirror.Of(field.Verdict.State), Mirror.Of(field.Verdict.Result), field.Verdict.Rule);

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);
}
