using System.Globalization;
using System.Text;

namespace CouplingTools.Sandbox.Data;

/// <summary>Makes domain names and mailbox names out of the names of companies and people.</summary>
internal static class MailAddresses
{
    private const int LongestLabel = 28;

    /// <summary>The letters and digits of a name, without accents, in lower case and short enough for a domain.</summary>
    public static string Label(string name)
    {
        var label = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && label.Length < LongestLabel)
            {
                label.Append(Plain(char.ToLowerInvariant(character)));
            }
        }

        return label.Length == 0 ? "x" : label.ToString();
    }

    private static string Plain(char character) => character switch
    {
        (>= 'a' and <= 'z') or (>= '0' and <= '9') => character.ToString(),
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        'æ' => "ae",
        _ => "",
    };
}
