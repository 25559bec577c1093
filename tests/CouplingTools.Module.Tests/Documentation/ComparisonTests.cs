using System.Reflection;
using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Documentation;

/// <summary>The comparison with Business Central's own coupling claims nothing without a test.</summary>
public sealed partial class ComparisonTests
{
    private static readonly string s_file = Path.Combine(Layout.RepositoryRoot, "docs", "business-central-comparison.md");

    private static readonly List<MethodInfo> s_tests =
    [
        .. typeof(ComparisonTests).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes<FactAttribute>(true).Any(fact => fact is { Skip: null, Explicit: false })),
    ];

    [Fact]
    public void Every_test_it_names_exists()
    {
        var named = Rows().SelectMany(row => Named(row[2])).ToList();

        Assert.True(named.Count > 80);
        Assert.Empty(named.Except(s_tests.Select(NameOf)));
    }

    [Fact]
    public void Every_row_names_a_test_or_says_why_there_can_be_none() => Assert.All(
        Rows().Where(row => !Named(row[2]).Any()),
        row => Assert.Matches(@"^\*\*Absent\*\*: .*\btest\b", row[1]));

    [Fact]
    public void Every_test_of_the_incumbents_rows_is_named()
    {
        var written = s_tests.Where(test => test.DeclaringType!.Namespace == "CouplingTools.Module.Tests.Incumbent").Select(NameOf).ToList();

        Assert.True(written.Count > 20);
        Assert.Empty(written.Except(Rows().SelectMany(row => Named(row[2]))));
    }

    private static string NameOf(MethodInfo test) => $"{test.DeclaringType!.Name}.{test.Name}";

    private static List<string[]> Rows()
    {
        var lines = File.ReadAllLines(s_file).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| There |", StringComparison.Ordinal));
        List<string[]> rows = [.. lines.Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
        Assert.All(rows, row => Assert.Equal(3, row.Length));
        return rows;
    }

    private static IEnumerable<string> Named(string cell) => Test().Matches(cell).Select(found => found.Groups["test"].Value);

    [GeneratedRegex("`(?<test>[^`]+)`")]
    private static partial Regex Test();
}
