using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Help;

public sealed partial class HelpPageTests
{
    private static readonly string s_pages = Path.Combine(Layout.RepositoryRoot, "docs", "help");

    private static readonly string[] s_texts = ["src/CouplingTools/CmdletText.resx", "src/CouplingTools.Engine/ErrorText.resx"];

    public static TheoryData<string> Pages() => [.. Directory.GetFiles(s_pages, "*-*.md").Select(page => Path.GetFileNameWithoutExtension(page)!).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Errors_that_a_page_names_exist(string page)
    {
        var known = s_texts
            .SelectMany(file => ResourceName().Matches(File.ReadAllText(Path.Combine(Layout.RepositoryRoot, file))))
            .Select(match => match.Groups["id"].Value)
            .ToHashSet();

        var named = ErrorLine().Matches(File.ReadAllText(Path.Combine(s_pages, page + ".md")))
            .SelectMany(match => ErrorId().Matches(match.Groups["ids"].Value))
            .Select(match => match.Groups["id"].Value);

        Assert.All(named, id => Assert.Contains(id, known));
    }

    [GeneratedRegex("<data name=\"(?<id>\\w+)\">")]
    private static partial Regex ResourceName();

    [GeneratedRegex(@"^- (?<ids>(`\w+`(, | and )?)+)( and others)?:", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"`(?<id>\w+)`")]
    private static partial Regex ErrorId();
}
