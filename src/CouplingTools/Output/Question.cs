namespace CouplingTools.Output;

/// <summary>What PowerShell is to ask before something is written.</summary>
/// <param name="Description">What would be done, for <c>-WhatIf</c> and the verbose stream.</param>
/// <param name="Warning">The question itself.</param>
/// <param name="Caption">The title of the question.</param>
internal sealed record Question(string Description, string Warning, string Caption)
{
    public static Question Of(string action, string target, IEnumerable<string> details)
    {
        var lines = string.Concat(details.Select(line => Environment.NewLine + line));
        return new Question(
            CmdletText.Message("ConfirmDescription", action, target, lines),
            CmdletText.Message("ConfirmWarning", action, target, lines),
            CmdletText.Message("ConfirmCaption"));
    }
}
