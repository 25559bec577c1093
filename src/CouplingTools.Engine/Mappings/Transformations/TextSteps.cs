using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>The transformations that need more than one expression. All are culture-invariant.</summary>
internal static class TextSteps
{
    private static readonly TimeSpan s_regexLimit = TimeSpan.FromMilliseconds(250);

    public static string Only(string text, Func<char, bool> isWanted) => string.Concat(text.Where(isWanted));

    public static Func<string, string> Substring(IReadOnlyDictionary<string, string> arguments)
    {
        var start = Count(arguments["start"]);
        var length = arguments.TryGetValue("length", out var text) ? Count(text) : int.MaxValue;
        return value => Part(value, start, length);
    }

    public static Func<string, string> Replace(IReadOnlyDictionary<string, string> arguments)
    {
        var find = arguments["find"];
        ArgumentException.ThrowIfNullOrEmpty(find);
        return value => value.Replace(find, With(arguments), StringComparison.Ordinal);
    }

    public static Func<string, string> RegexReplace(IReadOnlyDictionary<string, string> arguments)
    {
        var regex = new Regex(arguments["pattern"], RegexOptions.CultureInvariant, s_regexLimit);
        return value => regex.Replace(value, With(arguments));
    }

    private static string With(IReadOnlyDictionary<string, string> arguments) => arguments.GetValueOrDefault("with", string.Empty);

    private static int Count(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    // Counted in whole characters, because half of a surrogate pair cannot be sent.
    private static string Part(string value, int start, int length)
    {
        var part = new StringBuilder();
        foreach (var rune in value.EnumerateRunes().Skip(start).Take(length))
            part.Append(rune);
        return part.ToString();
    }
}
