using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Documentation;

public sealed partial class ReasonTableTests
{
    private static readonly string s_engine = Path.Combine(Layout.RepositoryRoot, "src", "CouplingTools.Engine");

    private static readonly string s_cmdlets = Path.Combine(Layout.RepositoryRoot, "src", "CouplingTools");

    [Fact]
    public void The_readme_explains_every_outcome() =>
        Assert.Equal(Enum.GetNames<SyncOutcome>().Order(), FirstColumn("Outcome").Order());

    [Fact]
    public void The_readme_explains_every_reason_that_the_runner_gives()
    {
        var given = Reason().Matches(Sources(Path.Combine(s_engine, "Synchronization", "Running"))).Select(found => found.Groups["id"].Value).Distinct().ToList();

        Assert.True(given.Count > 15);
        Assert.Empty(given.Except(FirstColumn("Reason")));
    }

    [Fact]
    public void The_readme_explains_no_reason_that_does_not_exist()
    {
        var sources = Sources(s_engine) + Sources(s_cmdlets);

        Assert.All(FirstColumn("Reason"), id => Assert.Contains($"\"{id}\"", sources, StringComparison.Ordinal));
    }

    private static List<string> FirstColumn(string heading) =>
    [
        .. File.ReadLines(ReadmeRun.File)
            .SkipWhile(line => !line.StartsWith($"| `{heading}` |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => Word().Matches(line.Split('|')[1]))
            .Select(found => found.Groups["id"].Value),
    ];

    private static string Sources(string folder) =>
        string.Join('\n', Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    [GeneratedRegex(@"`(?<id>\w+)`")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bresults\.(Fail|Skip|Doubt|Complete|Undecided)\([^\n]*?""(?<id>\w+)""|=> ""(?<id>Service\w+)""")]
    private static partial Regex Reason();
}
