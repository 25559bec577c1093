using CouplingTools.Engine.Synchronization.Merging;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>Plans a pair of a scenario.</summary>
internal delegate RecordPlan Planner(Scenario scenario, RecordPair pair, MergeSettings settings);

internal static class Planners
{
    /// <summary>The product's.</summary>
    public static Planner Product { get; } = (scenario, pair, settings) =>
        RecordPlanner.Plan(scenario.Mapping, pair, settings, KnownReferences.Instance);

    /// <summary>The product's with another merge between its two halves.</summary>
    public static Planner With(Func<FieldComparison, MergePolicy, FieldVerdict> merge) => (scenario, pair, settings) =>
    {
        var plans = scenario.Fields.Select(scene =>
        {
            var standing = FieldStanding.Of(scene.Field, pair, KnownReferences.Instance);
            return FieldPlanner.Plan(standing, merge(standing.Comparison, settings.PolicyFor(scene.Field, pair)), KnownReferences.Instance);
        });
        return RecordPlanner.Assemble([.. plans], pair);
    };

    public static RecordPlan Plan(this Planner planner, Scenario scenario) => planner(scenario, scenario.Pair, scenario.Settings);
}
