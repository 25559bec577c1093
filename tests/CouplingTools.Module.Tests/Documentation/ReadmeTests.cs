using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Documentation;

public sealed partial class ReadmeTests(ReadmeRun run) : IClassFixture<ReadmeRun>
{
    public static TheoryData<int> TypedLines => [.. ReadmeRun.Typed.Select(block => block.Line)];

    public static TheoryData<int> PrintedLines => [.. ReadmeRun.Typed.Where(block => ReadmeRun.Blocks.OutputOf(block) is not null).Select(block => block.Line)];

    [Theory]
    [MemberData(nameof(TypedLines))]
    public void A_block_ends_with_the_errors_it_is_meant_to_show_and_no_others(int line)
    {
        var block = BlockAt(line);
        var shown = run.Of(block);

        Assert.True(block.ExpectedErrors.SequenceEqual(shown.ErrorIds), $"Errors: {string.Join(", ", shown.ErrorIds)}\n{shown.Text}");
    }

    [Theory]
    [MemberData(nameof(PrintedLines))]
    public void A_block_shows_what_the_document_prints(int line)
    {
        var block = BlockAt(line);
        var printed = ReadmeRun.Blocks.OutputOf(block)!.Code;
        var shown = run.Of(block).Text;

        Assert.True(ShownText.Matches(printed, shown), $"The explicit test {nameof(Write_the_outputs)} puts this in:\n{shown}");
    }

    [Fact]
    public void Every_block_in_another_language_is_known()
    {
        var known = new[] { "powershell", "text", "sh", "json" };

        Assert.All(ReadmeRun.Blocks, block => Assert.Contains(block.Language, known));
        Assert.All(ReadmeRun.Blocks.Where(block => block.Mark.Length > 0), block => Assert.True(block.NeedsPwsh || block.ExpectedErrors.Count > 0));
    }

    [Fact]
    public void Every_file_it_names_exists()
    {
        var text = File.ReadAllText(ReadmeRun.File);
        var named = Link().Matches(text).Concat(RepositoryPath().Matches(text)).Select(found => found.Groups["path"].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Layout.RepositoryRoot, path)), path));
    }

    [Fact(Explicit = true)]
    public void Write_the_outputs()
    {
        var text = File.ReadAllText(ReadmeRun.File);
        foreach (var block in ReadmeRun.Typed.Reverse())
        {
            var shown = run.Of(block).Text;
            if (ReadmeRun.Blocks.OutputOf(block) is { } output && !ShownText.Matches(output.Code, shown))
                text = MarkdownBlocks.Replace(text, output, Tidy(shown));
        }

        File.WriteAllText(ReadmeRun.File, text);
    }

    private static CodeBlock BlockAt(int line) => ReadmeRun.Blocks.Single(block => block.Line == line);

    private static string Tidy(string shown) => string.Join('\n', shown.Split('\n').Select(line => line.TrimEnd())).Trim('\n') + "\n";

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w/.])(?<path>(src|module|tests|docs|artifacts/module)/[\w./-]*\w)")]
    private static partial Regex RepositoryPath();
}
