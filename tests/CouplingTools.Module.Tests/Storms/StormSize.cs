using System.Globalization;

namespace CouplingTools.Module.Tests.Storms;

/// <summary>
/// How many storms of which size are tested: few and small ones, unless the environment variable <c>COUPLING_STORM</c> names seeds, such as
/// <c>1-20</c> or <c>7</c>. A seed names the data, the edits, their order and the faults, so that it can be tried again.
/// </summary>
internal static class StormSize
{
    public const string Variable = "COUPLING_STORM";

    private static readonly string? s_named = Environment.GetEnvironmentVariable(Variable);

    private static readonly int[] s_batchSizes = s_named is null ? [10, 25] : [50, 100, 250, 500];

    /// <summary>Customers that only Business Central has, and as many accounts that only Sales has.</summary>
    public static int CompaniesOnEachSide => s_named is null ? 50 : 1_000;

    /// <summary>The number of records handled together; it depends on the seed, because it decides what one lost answer is about.</summary>
    public static int BatchSizeOf(int seed) => s_batchSizes[seed % s_batchSizes.Length];

    public static TheoryData<int> Seeds()
    {
        var bounds = (s_named ?? "1-2").Split('-').Select(bound => int.Parse(bound, CultureInfo.InvariantCulture)).ToList();
        return [.. Enumerable.Range(bounds[0], bounds[^1] - bounds[0] + 1)];
    }
}
