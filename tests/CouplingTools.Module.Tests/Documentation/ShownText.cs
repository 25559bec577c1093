using System.Text.RegularExpressions;

namespace CouplingTools.Module.Tests.Documentation;

/// <summary>Compares what a document prints with what was shown, without regard to ids, times, paths and the width of columns.</summary>
internal static partial class ShownText
{
    private const string Elision = "...";

    /// <summary>Whether the two are the same; a line of three dots in the document stands for any lines.</summary>
    public static bool Matches(string printed, string shown)
    {
        var lines = Normalize(printed).Split('\n').Select(line => line == Elision ? "(.*\n)*?" : Regex.Escape(line) + "\n");
        return Regex.IsMatch(Normalize(shown) + "\n", "^" + string.Concat(lines) + "$");
    }

    public static string Normalize(string text) => string.Join('\n', text.Split('\n').Select(NormalizeLine).Where(line => line.Length > 0));

    private static string NormalizeLine(string line)
    {
        var known = Guids().Replace(line, "<id>");
        known = Times().Replace(known, "<time>");
        known = Paths().Replace(known, "<path>");
        return Blanks().Replace(known, " ").Trim();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex(@"(\d{4}-\d\d-\d\d |\d+/\d+/\d{4} )?\d\d:\d\d(:\d\d)?")]
    private static partial Regex Times();

    [GeneratedRegex(@"(?<=^|\s|')([A-Za-z]:\\|/)[^\s']*")]
    private static partial Regex Paths();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
