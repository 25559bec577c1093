using CouplingTools.Engine.Mappings.Normalizers;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>Takes the legal form off the end of a company's name, and leaves the rest as it is written: <c>Acme, Inc.</c> and <c>Acme GmbH &amp; Co. KG</c> are <c>Acme</c>.</summary>
internal static class LegalSuffix
{
    /// <summary>A form written with blanks between its letters is longer than in words.</summary>
    private const int Longest = 8;

    /// <summary>Forms that are words as well; they count when written in capitals or with punctuation, as in <c>A/S</c>.</summary>
    private static readonly HashSet<string> s_words = new(["as", "is", "ad", "ks", "ps", "se", "sc", "sl", "ev", "eg"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that join legal forms, and are none by themselves.</summary>
    private static readonly HashSet<string> s_joining = new(["&", "and", "und", "et", "y", "e", "+"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name without its legal form; a name that is nothing but legal forms stays.</summary>
    public static string Remove(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Length;
        while (kept > 0 && LengthOfForm(words, kept) is > 0 and var length)
        {
            kept -= length;
            while (kept > 0 && s_joining.Contains(words[kept - 1]))
                kept--;
        }

        return kept == 0 || kept == words.Length ? name : string.Join(' ', words[..kept]).TrimEnd(' ', ',', ';', '-', '(');
    }

    private static int LengthOfForm(string[] words, int end)
    {
        for (var length = Math.Min(Longest, end); length > 0; length--)
        {
            var written = string.Join(' ', words[(end - length)..end]).TrimEnd(',', ')');
            if (LegalForms.Has(Words.Of(written)) && !(s_words.Contains(written) && written.Any(char.IsLower)))
                return length;
        }

        return 0;
    }
}
