namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>Takes a person's name apart as Business Central does, and puts it together.</summary>
internal static class PersonName
{
    public static string Join(IEnumerable<string> parts) => string.Join(' ', parts.SelectMany(Words));

    /// <summary>
    /// First, middle (when there is a field for it) and last name. A single word is the last name. A present last
    /// name of several words is kept when the name still ends with it.
    /// </summary>
    public static IReadOnlyList<string> Split(string name, string presentLast, bool hasMiddle)
    {
        var words = Words(name);
        var lastLength = LastLength(words, Words(presentLast));
        var rest = words.AsSpan(0, words.Length - lastLength);
        var last = Join(words.AsSpan(rest.Length));
        return hasMiddle
            ? [Join(rest[..Math.Min(1, rest.Length)]), Join(rest[Math.Min(1, rest.Length)..]), last]
            : [Join(rest), last];
    }

    private static int LastLength(string[] words, string[] presentLast) =>
        words.AsSpan().EndsWith(presentLast) ? Math.Max(presentLast.Length, Math.Min(1, words.Length)) : Math.Min(1, words.Length);

    private static string Join(ReadOnlySpan<string> words) => string.Join(' ', words.ToArray());

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
