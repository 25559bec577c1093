using System.Text.RegularExpressions;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Documentation;

/// <summary>A topic of <c>docs/about</c>: what follows <c>PS&gt; </c> is typed, and <c>&gt;&gt; </c> continues it.</summary>
internal sealed partial class AboutTopic(string name)
{
    private const string Ending = ".help.txt";

    public static string Folder { get; } = Path.Combine(Layout.RepositoryRoot, "docs", "about");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folder, "*" + Ending).Select(file => Path.GetFileName(file)[..^Ending.Length]).Order(StringComparer.Ordinal)];

    public string Text { get; } = File.ReadAllText(Path.Combine(Folder, name + Ending));

    public IReadOnlyList<string> Lines => Text.Split('\n');

    public IReadOnlyList<string> Commands =>
        [.. Typed().Matches(Text).Select(found => string.Join('\n', found.Groups["code"].Captures.Select(line => line.Value)))];

    /// <summary>Examples that need a tenant, so that they cannot be typed here; parameters shown alone with the command they belong to.</summary>
    public IReadOnlyList<string> Examples =>
        [.. Example().Matches(Text).Select(found => found.Value.TrimStart().StartsWith('-') ? "Connect-CouplingEnvironment " + found.Value.Trim() : found.Value)];

    /// <summary>The JSON documents it shows.</summary>
    public IReadOnlyList<string> Json => [.. JsonDocument().Matches(Text).Select(found => found.Value)];

    [GeneratedRegex(@"^ +PS> (?<code>[^\n]*)(\n +>> (?<code>[^\n]*))*", RegexOptions.Multiline)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^ {8}(?:\$|-[A-Z]|Connect-|Test-)[^\n]*(?:\n {8,}[^\n]*)*", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^ {8}\{\n.*?^ {8}\}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonDocument();
}
