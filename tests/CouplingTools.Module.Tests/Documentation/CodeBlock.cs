namespace CouplingTools.Module.Tests.Documentation;

/// <summary>A fenced block of a Markdown document.</summary>
/// <param name="Line">The line of the fence, counted from 1.</param>
/// <param name="Language">The first word after the fence.</param>
/// <param name="Mark">The rest of the fence's line.</param>
/// <param name="Code">The lines between the fences.</param>
internal sealed record CodeBlock(int Line, string Language, string Mark, string Code)
{
    private const string FailureMark = "fails=";

    public bool IsPowerShell => Language == "powershell";

    public bool IsOutput => Language == "text";

    /// <summary>Whether the block needs a full pwsh and so cannot run here.</summary>
    public bool NeedsPwsh => Mark == "pwsh";

    /// <summary>The ids of the errors the block is meant to end with.</summary>
    public IReadOnlyList<string> ExpectedErrors =>
        Mark.StartsWith(FailureMark, StringComparison.Ordinal) ? Mark[FailureMark.Length..].Split(',') : [];
}
