using System.Globalization;
using System.Text;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>The countries and regions of ISO 3166-1, with the names people write.</summary>
internal static class Countries
{
    private static readonly Lazy<IReadOnlyList<Country>> s_all = new(Load);

    private static readonly Lazy<IReadOnlyDictionary<string, Country>> s_codes = new(() => s_all.Value
        .SelectMany(country => new[] { (Code: country.Alpha2, country), (Code: country.Alpha3, country) })
        .ToDictionary(pair => pair.Code, pair => pair.country, StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<IReadOnlyDictionary<string, Country>> s_names = new(() => s_all.Value
        .SelectMany(country => country.Names.Select(name => KeyOf(name.Name)).Distinct().Select(key => (Key: key, Country: country)))
        .GroupBy(pair => pair.Key, pair => pair.Country)
        .Where(named => named.Count() == 1)
        .ToDictionary(named => named.Key, named => named.Single()));

    public static IReadOnlyList<Country> All => s_all.Value;

    /// <summary>The languages that every country has a name in; English first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "fr", "es", "it", "nl", "da", "sv", "nb", "fi", "pl", "pt", "cs"];

    public static Country? FindCode(string code) => s_codes.Value.GetValueOrDefault(code.Trim());

    /// <summary>
    /// Finds a country by a code or by a name in any of the languages, whatever its case, accents and punctuation; a name
    /// that two countries share finds neither.
    /// </summary>
    public static Country? Find(string text) => FindCode(text) ?? s_names.Value.GetValueOrDefault(KeyOf(text));

    private static string KeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                key.Append(letter);
        }

        return key.ToString();
    }

    private static List<Country> Load()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream($"{typeof(Countries).FullName}.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    private static Country Parse(string line)
    {
        var parts = line.Split('|');
        return new Country(parts[0], parts[1], [.. parts.Skip(2).Select(name => name.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);
    }
}
