using System.Diagnostics;
using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Help;

public sealed partial class HelpBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public HelpBuilderTests()
    {
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Layout.RepositoryRoot, "docs", "help"), "*-*.md"))
            File.Copy(page, Path.Combine(_folder.Path, Path.GetFileName(page)));
    }

    private string Page => Path.Combine(_folder.Path, "Get-RecordMapping.md");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_cmdlet_without_a_page_is_an_error_that_names_it()
    {
        File.Delete(Page);

        await AssertRefusedAsync("There is no page for the cmdlet Get-RecordMapping.");
    }

    [Fact]
    public async Task A_page_without_a_cmdlet_is_an_error()
    {
        Rewrite("Get-RecordMapping", "Get-NoSuchThing");
        File.Move(Page, Path.Combine(_folder.Path, "Get-NoSuchThing.md"));

        await AssertRefusedAsync("There is no page for the cmdlet Get-RecordMapping.", "There is no cmdlet Get-NoSuchThing.");
    }

    [Fact]
    public async Task A_parameter_that_is_not_described_or_not_there_is_an_error()
    {
        Rewrite("### Mapping\n", "### Mappping\n");

        await AssertRefusedAsync("The parameter Mapping is not described.", "Get-RecordMapping has no parameter Mappping to describe.");
    }

    [Fact]
    public async Task Fewer_than_two_examples_are_an_error()
    {
        var text = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
        var oneOnly = ExamplesAfterTheFirst().Replace(text, "${first}\n");
        await File.WriteAllTextAsync(Page, oneOnly, TestContext.Current.CancellationToken);

        await AssertRefusedAsync("There must be at least 2 examples; found 1.");
    }

    [Fact]
    public async Task Sections_under_other_names_or_in_another_order_are_an_error()
    {
        Rewrite("## Description", "## Remarks");

        await AssertRefusedAsync("Found: Synopsis, Remarks, Parameters", "The description is missing.");
    }

    private void Rewrite(string old, string replacement)
    {
        var text = File.ReadAllText(Page);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Page, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private async Task AssertRefusedAsync(params string[] messages)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Layout.HelpBuilderProgram, Layout.ModuleManifest, _folder.Path, Path.Combine(Layout.RepositoryRoot, "docs", "about"), Path.Combine(_folder.Path, "en-US")])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.All(messages, message => Assert.Contains(message, error, StringComparison.Ordinal));
        Assert.Equal(messages.Length, error.Split(" : error HELP001: ").Length - 1);
    }

    [GeneratedRegex(@"(?<first>## Examples\s+### .*?)^### .*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ExamplesAfterTheFirst();
}
