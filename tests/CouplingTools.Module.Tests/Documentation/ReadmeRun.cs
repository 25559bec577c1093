using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Documentation;

/// <summary>The README's code, typed from top to bottom in one session.</summary>
public sealed class ReadmeRun
{
    private readonly Lazy<Dictionary<int, Shown>> _shown = new(TypeAll);

    internal static string File { get; } = Path.Combine(Layout.RepositoryRoot, "README.md");

    internal static IReadOnlyList<CodeBlock> Blocks { get; } = MarkdownBlocks.Of(System.IO.File.ReadAllText(File));

    internal static IEnumerable<CodeBlock> Typed => Blocks.Where(block => block is { IsPowerShell: true, NeedsPwsh: false });

    internal Shown Of(CodeBlock block) => _shown.Value[block.Line];

    private static Dictionary<int, Shown> TypeAll()
    {
        using var session = new DocumentSession();
        return Typed.ToDictionary(block => block.Line, block => session.Type(block.Code));
    }
}
