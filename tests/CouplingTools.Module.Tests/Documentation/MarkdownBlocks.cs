using System.Text.RegularExpressions;

namespace CouplingTools.Module.Tests.Documentation;

/// <summary>Finds the fenced blocks of a Markdown document.</summary>
internal static partial class MarkdownBlocks
{
    public static IReadOnlyList<CodeBlock> Of(string markdown) =>
        [.. Fence().Matches(markdown).Select(found => new CodeBlock(
            1 + markdown.AsSpan(0, found.Index).Count('\n'),
            found.Groups["language"].Value,
            found.Groups["mark"].Value,
            found.Groups["code"].Value))];

    /// <summary>The output that follows a block of PowerShell, if the document shows it.</summary>
    public static CodeBlock? OutputOf(this IReadOnlyList<CodeBlock> blocks, CodeBlock block)
    {
        var next = blocks.SkipWhile(other => other != block).Skip(1).FirstOrDefault();
        return next is { IsOutput: true } ? next : null;
    }

    /// <summary>The document with the code of one block replaced.</summary>
    public static string Replace(string markdown, CodeBlock block, string code)
    {
        var fence = Fence().Matches(markdown).ElementAt(Of(markdown).ToList().FindIndex(other => other.Line == block.Line));
        var old = fence.Groups["code"];
        return markdown[..old.Index] + code + markdown[(old.Index + old.Length)..];
    }

    [GeneratedRegex(@"^```(?<language>\w+) ?(?<mark>[^\n]*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
