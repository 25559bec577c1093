using System.Globalization;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>The seeds to play: some, unless the environment variable <c>COUPLING_SIMULATION</c> names others, such as <c>1-100000</c> or <c>7</c>.</summary>
internal static class SimSeeds
{
    private const string Variable = "COUPLING_SIMULATION";
    private const string Few = "1-2000";

    /// <summary>How to play a seed again.</summary>
    public static string Again(int seed) => string.Create(CultureInfo.InvariantCulture, $"{Variable}={seed}");

    public static IEnumerable<int> All()
    {
        var bounds = (Environment.GetEnvironmentVariable(Variable) ?? Few).Split('-').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(bounds[0], bounds[^1] - bounds[0] + 1);
    }
}
