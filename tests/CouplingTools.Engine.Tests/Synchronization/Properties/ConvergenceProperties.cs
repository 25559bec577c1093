using CouplingTools.Engine.Synchronization.Planning;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A synchronization comes to rest.</summary>
internal static class ConvergenceProperties
{
    private const int Rounds = 2;

    private static readonly ScenarioSpace s_resolving = new()
    {
        Shapes = Shapes.Total,
        Runs = [SyncDirection.Bidirectional],
        Fields = [SyncDirection.Bidirectional],
        Policies = [ConflictPolicy.BusinessCentral, ConflictPolicy.Sales],
        WithNotNull = false,
    };

    /// <summary>Overwriting is left to faithful services: what a service rewrites, every overwrite sends again.</summary>
    public static Property Idempotence { get; } = new(
        "I2",
        Gen.OneOf<Scenario>(
            new ScenarioSpace { Shapes = Shapes.All, Habits = Enum.GetValues<ServerHabit>() }.Generate(),
            new ScenarioSpace { Shapes = Shapes.All, WithOverwrite = true }.Generate()),
        (scenario, planner) =>
        {
            var first = planner.Plan(scenario);
            var after = scenario.Apply(scenario.Pair, first);

            var second = planner(scenario, after, scenario.Settings);

            Assert.False(second.HasWrites);
            Assert.Empty(second.Changes);
            if (first.Problem is null && !scenario.Settings.Overwrite)
                Assert.DoesNotContain(second.Fields, field => field.IsReconciled);
        });

    /// <summary>Chains that lose what they please, one way or both, with and without cutting.</summary>
    public static Property IdempotenceOfChains { get; } = Idempotence with
    {
        Scenarios = new ScenarioSpace { Shapes = Shapes.Chained, Habits = Enum.GetValues<ServerHabit>() }.Generate(),
    };

    public static Property Convergence { get; } = new(
        "I3",
        s_resolving with { Agreements = [Agreement.Same, Agreement.Never] },
        (scenario, planner) => AssertConverges(scenario, planner, clearsNeighbours: false));

    public static Property ConvergenceUnderSideEffects { get; } = new(
        "I3",
        s_resolving with { Agreements = [Agreement.Same] },
        (scenario, planner) => AssertConverges(scenario, planner, clearsNeighbours: true));

    private static void AssertConverges(Scenario scenario, Planner planner, bool clearsNeighbours)
    {
        var pair = scenario.Pair;
        for (var round = 0; round < Rounds; round++)
            pair = scenario.Apply(pair, planner(scenario, pair, scenario.Settings), clearsNeighbours);

        Assert.False(planner(scenario, pair, scenario.Settings).HasWrites);
        Assert.All(scenario.FieldsIn(pair), field => Assert.True(field.Agrees, field.ToString()));
    }
}
