using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>
/// Takes null characters past PostgreSQL's JSON functions, which know no text with one. A character that Unicode will never
/// use stands for it, written as an escape, which our JSON never does with that character itself.
/// </summary>
internal static partial class NullCharacter
{
    public static string Hide(string json) =>
        json.Contains(@"\u0000", StringComparison.Ordinal) ? Null().Replace(json, @"$1\ufdd0") : json;

    public static string Show(string json) =>
        json.Contains(@"\ufdd0", StringComparison.Ordinal) ? Hidden().Replace(json, @"$1\u0000") : json;

    // An even number of backslashes before it, or none: the backslash is the escape's own.
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u0000", RegexOptions.CultureInvariant)]
    private static partial Regex Null();

    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\ufdd0", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
