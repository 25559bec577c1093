using CsCheck;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>Something that must hold of every plan a planner makes of the scenarios of a space.</summary>
internal sealed record Property(string Invariant, Gen<Scenario> Scenarios, Action<Scenario, Planner> Check)
{
    public Property(string invariant, ScenarioSpace space, Action<Scenario, Planner> check)
        : this(invariant, space.Generate(), check)
    {
    }

    /// <summary>The number of generated cases, <c>COUPLINGTOOLS_PROPERTY_CASES</c> or 10,000.</summary>
    public static long Cases { get; } =
        long.TryParse(Environment.GetEnvironmentVariable("COUPLINGTOOLS_PROPERTY_CASES"), out var cases) ? cases : 10_000;

    public void Holds() => Scenarios.Sample(scenario => Check(scenario, Planners.Product), iter: Cases);

    public override string ToString() => Invariant;
}
