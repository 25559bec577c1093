using System.Globalization;
using System.Text;
using CouplingTools.Engine.Synchronization.Merging;
using CouplingTools.Engine.Synchronization.Planning;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>Every field has one decision and a reason that is true, and the same every time.</summary>
internal static class ExplanationProperties
{
    private static readonly ScenarioSpace s_everything = new() { Shapes = Shapes.All, WithOverwrite = true };

    public static Property Determinism { get; } = new(
        "I13",
        s_everything,
        (scenario, planner) =>
        {
            var bytes = Bytes(planner, scenario, scenario.Pair, CultureInfo.InvariantCulture);

            Assert.Equal(bytes, Bytes(planner, scenario, scenario.Pair, CultureInfo.InvariantCulture));
            Assert.Equal(bytes, Bytes(planner, scenario, scenario.ReorderedPair, CultureInfo.GetCultureInfo("tr-TR")));
            Assert.Equal(bytes, Bytes(planner, scenario, scenario.ReorderedPair, CultureInfo.GetCultureInfo("ar-SA")));
        });

    public static Property Explanation { get; } = new(
        "I14",
        s_everything,
        (scenario, planner) =>
        {
            var plan = planner.Plan(scenario);

            Assert.Equal(scenario.Fields.Select(field => field.Name), plan.Fields.Select(field => field.Field.Name));
            Assert.Equal(scenario.Fields.Select(field => field.State), plan.Fields.Select(field => field.Verdict.State));
            Assert.All(plan.Fields, AssertReasonFits);
            AssertCountsAddUp(plan);
        });

    private static byte[] Bytes(Planner planner, Scenario scenario, RecordPair pair, CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return Encoding.UTF8.GetBytes(PlanText.Of(planner(scenario, pair, scenario.Settings)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertReasonFits(FieldPlan field)
    {
        var expected = field.Verdict.Rule switch
        {
            MergeRule.NothingChanged or MergeRule.OneWayField or MergeRule.NotNull or MergeRule.Absent => field.Verdict.Result == FieldResult.None,
            MergeRule.OtherDirection => field.Verdict.Result == FieldResult.Pending,
            MergeRule.SameValue => field.Verdict.Result == FieldResult.Adopt,
            MergeRule.ConflictHeld => field.Verdict.Result == FieldResult.Conflict,
            MergeRule.ConflictPolicy or MergeRule.ConflictNewest => IsCarried(field) || field.Verdict.Result == FieldResult.Adopt,
            _ => IsCarried(field) || IsInexpressible(field),
        };
        Assert.True(expected, field.Verdict.ToString());
    }

    private static bool IsCarried(FieldPlan field) => field.Problem is not null || field.Target is not null;

    /// <summary>The codec makes of the source's value what the target holds already, so that there is nothing to write.</summary>
    private static bool IsInexpressible(FieldPlan field) => field.Verdict.Result == FieldResult.Adopt;

    private static void AssertCountsAddUp(RecordPlan plan)
    {
        var counts = Enum.GetValues<FieldResult>().ToDictionary(result => result, result => plan.Fields.Count(field => field.Verdict.Result == result));
        Assert.Equal(plan.Fields.Count, counts.Values.Sum());
        Assert.Equal(plan.HasConflict, counts[FieldResult.Conflict] > 0);
        Assert.Equal(plan.HasPending, counts[FieldResult.Pending] > 0);
        if (plan.Problem is null)
        {
            Assert.Equal(counts[FieldResult.WriteToSales], plan.Changes.Count(change => change.Side == Side.Sales));
            Assert.Equal(counts[FieldResult.WriteToBusinessCentral], plan.Changes.Count(change => change.Side == Side.BusinessCentral));
            Assert.Equal(plan.Changes.Count > 0, plan.HasWrites);
        }
        else
        {
            Assert.NotEmpty(plan.Problem.Reason);
            Assert.False(plan.HasWrites);
            Assert.Empty(plan.Changes);
        }
    }
}
