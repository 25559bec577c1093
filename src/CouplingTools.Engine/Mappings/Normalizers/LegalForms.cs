namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>The legal forms of companies in many countries, each with its spellings.</summary>
internal static class LegalForms
{
    private const string Resource = "CouplingTools.Engine.Mappings.Normalizers.LegalForms.txt";

    private static readonly Dictionary<string, string> s_ends = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> s_starts = new(StringComparer.OrdinalIgnoreCase);
    private static readonly int s_longest = Read();

    /// <summary>Whether the words are a legal form and nothing else.</summary>
    public static bool Has(IReadOnlyList<string> words) => words.Count > 0 && s_ends.ContainsKey(Join(words, 0, words.Count));

    /// <summary>The longest legal form that the words end with.</summary>
    public static (string Form, int Length)? AtEnd(IReadOnlyList<string> words, int first, int last) =>
        Find(s_ends, length => Join(words, last - length, length), last - first);

    /// <summary>The longest legal form that the words begin with, where a form is written in front.</summary>
    public static (string Form, int Length)? AtStart(IReadOnlyList<string> words, int first, int last) =>
        Find(s_starts, length => Join(words, first, length), last - first);

    private static (string Form, int Length)? Find(Dictionary<string, string> forms, Func<int, string> words, int most)
    {
        for (var length = Math.Min(s_longest, most); length > 0; length--)
        {
            if (forms.TryGetValue(words(length), out var form))
                return (form, length);
        }

        return null;
    }

    private static string Join(IReadOnlyList<string> words, int start, int length) =>
        length == 1 ? words[start] : string.Join(' ', words.Skip(start).Take(length));

    /// <summary>Each line is a form and its other spellings; a caret in front marks forms that stand before the name as well.</summary>
    private static int Read()
    {
        using var reader = new StreamReader(typeof(LegalForms).Assembly.GetManifestResourceStream(Resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            var spellings = line.TrimStart('^').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var spelling in spellings)
            {
                var words = string.Join(' ', Words.Of(spelling));
                s_ends[words] = spellings[0];
                if (line.StartsWith('^'))
                    s_starts[words] = spellings[0];
            }
        }

        return s_ends.Keys.Max(words => words.Count(character => character == ' ') + 1);
    }
}
