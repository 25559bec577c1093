using CouplingTools.Engine.Synchronization.Merging;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A property over scenarios that never happen proves nothing.</summary>
public sealed class ScenarioCoverageTests
{
    /// <summary>The rules of missing fields, of resolved conflicts and of new records, which have tests of their own.</summary>
    private static readonly MergeRule[] s_elsewhere = [MergeRule.Absent, MergeRule.NoConflict, MergeRule.CreateOnly, MergeRule.AfterCreation];

    private const int Cases = 5_000;
    private const string Seed = "0000KcLmzN16";

    [Fact]
    public void The_scenarios_reach_every_line_of_the_table_in_every_direction_and_every_rule_of_the_merge()
    {
        var space = new ScenarioSpace { Shapes = Shapes.All, WithOverwrite = true };
        var lines = new HashSet<(FieldState, SyncDirection)>();
        var rules = new HashSet<MergeRule>();
        var problems = new HashSet<string>(StringComparer.Ordinal);

        foreach (var scenario in space.Generate().Array[Cases].Single(_ => true, Seed))
        {
            var plan = Planners.Product.Plan(scenario);
            problems.Add(plan.Problem?.Reason ?? "none");
            foreach (var field in plan.Fields)
            {
                lines.Add((field.Verdict.State, scenario.Settings.Direction));
                rules.Add(field.Verdict.Rule);
            }
        }

        Assert.Equal(Enum.GetValues<FieldState>().Length * Enum.GetValues<SyncDirection>().Length, lines.Count);
        Assert.Equal(Enum.GetValues<MergeRule>().Except(s_elsewhere), rules.Order());
        Assert.Superset(new HashSet<string> { "none", "LookupMissing", "OptionNotMapped", "ValueTooLong" }, problems);
    }
}
