using System.Globalization;
using Xunit;

namespace CouplingTools.Engine.Tests.BadInput;

/// <summary>
/// Which cases of bad input are tried: a few of each kind, unless the environment variable <c>COUPLING_FUZZ</c> names others, such as <c>1-5000</c> or
/// <c>17</c>. A case is all in its number, so that one that fails is tried again by it.
/// </summary>
internal static class FuzzSize
{
    private const string Variable = "COUPLING_FUZZ";
    private static readonly string? s_wanted = Environment.GetEnvironmentVariable(Variable);

    /// <summary>The numbers of the cases.</summary>
    /// <param name="usual">How many there are where nobody asks for others.</param>
    public static IEnumerable<int> Cases(int usual)
    {
        if (string.IsNullOrEmpty(s_wanted))
            return Enumerable.Range(1, usual);
        var bounds = s_wanted.Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(bounds[0], bounds[^1] - bounds[0] + 1);
    }

    /// <summary>Fails with the first problems and how to try them again.</summary>
    public static void Report(IReadOnlyCollection<string> problems) =>
        Assert.True(problems.Count == 0, $"{problems.Count} problems. Try one again with {Variable}=<its number>.\n{string.Join('\n', problems.Take(25))}");
}
