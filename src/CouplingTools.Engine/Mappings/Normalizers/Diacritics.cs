using System.Globalization;
using System.Text;

namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>Writes letters without their marks.</summary>
internal static class Diacritics
{
    /// <summary>Letters that Unicode does not take apart into a letter and a mark.</summary>
    private static readonly Dictionary<char, string> s_letters = new()
    {
        ['ß'] = "ss", ['ẞ'] = "SS", ['æ'] = "ae", ['Æ'] = "AE", ['œ'] = "oe", ['Œ'] = "OE", ['ø'] = "o", ['Ø'] = "O", ['đ'] = "d", ['Đ'] = "D",
        ['ð'] = "d", ['Ð'] = "D", ['þ'] = "th", ['Þ'] = "TH", ['ł'] = "l", ['Ł'] = "L", ['ı'] = "i", ['ħ'] = "h", ['Ħ'] = "H",
    };

    public static string Remove(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            if (s_letters.TryGetValue(character, out var letters))
                plain.Append(letters);
            else
                plain.Append(character);
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }
}
