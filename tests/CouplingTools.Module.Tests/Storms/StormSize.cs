using System.Globalization;

namespace CouplingTools.Module.Tests.Storms;

/// <summary>
/// How many storms of which size are tested: few and small ones, unless the environment variable <c>COUPLING_STORM</c> names seeds, such as
/// <c>1-20</c> or <c>7</c>, and the number of companies on each side after a colon, 1,000 without. Seed and number decide the data, the edits, their
/// order and the faults, so that a storm can be tried again.
/// </summary>
internal static class StormSize
{
    private const string Variable = "COUPLING_STORM";
    private const int Large = 1_000;

    private static readonly string[] s_named = (Environment.GetEnvironmentVariable(Variable) ?? "1-2:50").Split(':');

    private static readonly int[] s_batchSizes = CompaniesOnEachSide < Large ? [10, 25] : [50, 100, 250, 500];

    /// <summary>Customers that only Business Central has, and as many accounts that only Sales has.</summary>
    public static int CompaniesOnEachSide => s_named.Length > 1 ? Number(s_named[1]) : Large;

    /// <summary>The number of records handled together; it depends on the seed, because it decides what one lost answer is about.</summary>
    public static int BatchSizeOf(int seed) => s_batchSizes[seed % s_batchSizes.Length];

    /// <summary>How to try a storm again.</summary>
    public static string Again(int seed) => string.Create(CultureInfo.InvariantCulture, $"{Variable}={seed}:{CompaniesOnEachSide}");

    public static TheoryData<int> Seeds()
    {
        var bounds = s_named[0].Split('-').Select(Number).ToList();
        return [.. Enumerable.Range(bounds[0], bounds[^1] - bounds[0] + 1)];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
