using System.Text;

namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>Takes a name apart into its words, so that punctuation makes no difference: <c>A. O. Smith</c>, <c>A.O. Smith</c> and <c>AO Smith</c> are the same.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
                plain.Append(character);
            else if (character is '&' or '+')
                plain.Append(" and ");
            else if (!IsInside(text, index))
                plain.Append(' ');
        }

        return Joined(plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Apostrophes and the dots of abbreviations belong to the word, and so does the stroke of <c>A/S</c>.</summary>
    private static bool IsInside(string text, int index) => text[index] switch
    {
        '\'' or '’' or '`' or '.' => true,
        '/' => IsSingle(text, index - 1, -1) && IsSingle(text, index + 1, 1),
        _ => false,
    };

    private static bool IsSingle(string text, int index, int step) =>
        index >= 0 && index < text.Length && char.IsLetter(text[index])
        && (index + step < 0 || index + step >= text.Length || !char.IsLetterOrDigit(text[index + step]));

    /// <summary>Single letters that follow one another are an abbreviation.</summary>
    private static List<string> Joined(string[] words)
    {
        var joined = new List<string>(words.Length);
        var isOpen = false;
        foreach (var word in words)
        {
            var isLetter = word.Length == 1 && char.IsLetter(word[0]);
            if (isLetter && isOpen)
                joined[^1] += word;
            else
                joined.Add(word);
            isOpen = isLetter;
        }

        return joined;
    }
}
