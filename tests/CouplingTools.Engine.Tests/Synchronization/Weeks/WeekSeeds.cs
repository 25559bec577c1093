using System.Globalization;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>The weeks that are lived through: one, unless the environment variable <c>COUPLING_WEEK</c> names seeds such as <c>1-40</c> or <c>7</c>.</summary>
internal static class WeekSeeds
{
    private const string Variable = "COUPLING_WEEK";

    /// <summary>How to try a week again.</summary>
    public static string Again(int seed) => string.Create(CultureInfo.InvariantCulture, $"{Variable}={seed}");

    public static TheoryData<int> All()
    {
        var bounds = (Environment.GetEnvironmentVariable(Variable) ?? "1").Split('-').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return [.. Enumerable.Range(bounds[0], bounds[^1] - bounds[0] + 1)];
    }
}
