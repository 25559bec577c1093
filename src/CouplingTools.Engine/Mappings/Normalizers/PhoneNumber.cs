using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>
/// The digits by which a telephone number is recognized however it is written: the last nine, without an extension,
/// because one system keeps the country's prefix and the other a leading zero. Fewer than six digits identify nobody.
/// </summary>
internal static partial class PhoneNumber
{
    private const int Significant = 9;
    private const int Least = 6;

    public static string Digits(string text)
    {
        var number = Extension().Replace(text, string.Empty).Replace("(0)", string.Empty, StringComparison.Ordinal);
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length < Least ? string.Empty : digits[Math.Max(0, digits.Length - Significant)..];
    }

    [GeneratedRegex(@"(?:\bext\b|\bextension\b|\bx|#|;ext=)[\s.:]*\d+\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}
