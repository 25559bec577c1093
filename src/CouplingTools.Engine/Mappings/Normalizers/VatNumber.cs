using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>A VAT number in capitals, without blanks, punctuation and the words some countries write beside it.</summary>
internal static partial class VatNumber
{
    public static string Normalize(string text)
    {
        var number = string.Concat(Around().Replace(text.ToUpperInvariant(), string.Empty).Where(char.IsLetterOrDigit));
        if (!number.Any(char.IsAsciiDigit))
            return string.Empty;
        return number.StartsWith("GR", StringComparison.Ordinal) ? $"EL{number[2..]}" : number;
    }

    [GeneratedRegex(@"\b(?:VAT|MWST|TVA|IVA|MVA|MOMS|UST-?ID(?:-?NR)?|BTW|NIF|CIF)\b\.?(?:\s*(?:REG(?:ISTRATION)?)?\.?\s*(?:NO|NR)\b\.?)?\s*:?", RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}
