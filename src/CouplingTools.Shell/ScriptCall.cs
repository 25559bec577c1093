using System.Management.Automation.Language;

namespace CouplingTools.Shell;

/// <summary>Writes the PowerShell text that runs what the command line names and ends with its exit code.</summary>
internal static class ScriptCall
{
    /// <summary>
    /// Calls a script with the words after it, read as "about_Pwsh" describes for -File: <c>-Name value</c>, <c>-Switch</c>,
    /// <c>-Name:value</c>, <c>-Switch:$false</c> and plain values. PowerShell binds them to the script's param block.
    /// </summary>
    /// <remarks>
    /// A script's <c>exit n</c> ends the script only. It leaves n in LASTEXITCODE, as a program that it ran does too, but only such
    /// an exit, or a call that failed as a whole, makes the call unsuccessful.
    /// </remarks>
    public static string ForFile(string path, IEnumerable<string> words) =>
        $"$global:LASTEXITCODE = $null; & {Quote(path)} {string.Join(' ', words.Select(Word))}; "
        + "if (-not $?) { if ($null -eq $LASTEXITCODE) { exit 1 } else { exit $LASTEXITCODE } }";

    /// <summary>Runs a text; the code is 1 when its last statement failed, as "about_Pwsh" has it for -Command.</summary>
    public static string ForText(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return errors.Length > 0 ? text : text + Environment.NewLine + "if (-not $?) { exit 1 }";
    }

    private static string Word(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? word : word[..colon];
        if (!IsName(name))
            return Quote(word);
        return colon < 0 ? name : $"{name}:{Value(word[(colon + 1)..])}";
    }

    private static bool IsName(string word) =>
        word.Length > 1 && word[0] == '-' && !char.IsDigit(word[1]) && word.Skip(1).All(c => char.IsLetterOrDigit(c) || c == '_');

    private static string Value(string text) => text.ToUpperInvariant() is "$TRUE" or "$FALSE" ? text : Quote(text);

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
