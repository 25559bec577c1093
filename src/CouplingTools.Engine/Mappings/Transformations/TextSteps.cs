using System.Text;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>The transformations of texts that need more than one expression. All are culture-invariant.</summary>
internal static class TextSteps
{
    public static string Only(string text, Func<Rune, bool> isWanted) =>
        string.Concat(text.EnumerateRunes().Where(isWanted));

    public static Func<string, string?> Substring(TransformationArguments arguments)
    {
        var start = arguments.Count("start");
        var length = arguments.Count("length", int.MaxValue);
        return value => Part(value, start, length);
    }

    public static Func<string, string?> Replace(TransformationArguments arguments)
    {
        var (find, with) = (arguments.RequiredText("find"), arguments.Text("with"));
        return value => value.Replace(find, with, StringComparison.Ordinal);
    }

    public static Func<string, string?> RegexReplace(TransformationArguments arguments)
    {
        var (regex, with) = (arguments.Pattern("pattern"), arguments.Text("with"));
        return value => regex.Replace(value, with);
    }

    /// <summary>The first match, or one group of it; nothing where there is none.</summary>
    public static Func<string, string?> RegexExtract(TransformationArguments arguments)
    {
        var regex = arguments.Pattern("pattern");
        var group = arguments.Has("group") ? arguments.RequiredText("group") : "0";
        return regex.GetGroupNames().Contains(group, StringComparer.Ordinal)
            ? value => regex.Match(value).Groups[group].Value
            : throw TransformationArguments.Wrong("group", "ArgumentChoice", group, string.Join(", ", regex.GetGroupNames()));
    }

    // Counted in whole characters, because half of a surrogate pair cannot be sent.
    private static string Part(string value, int start, int length)
    {
        var part = new StringBuilder();
        foreach (var rune in value.EnumerateRunes().Skip(start).Take(length))
            part.Append(rune);
        return part.ToString();
    }
}
