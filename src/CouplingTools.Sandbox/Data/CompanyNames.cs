using System.Globalization;

namespace CouplingTools.Sandbox.Data;

/// <summary>Distinct company names with accents, quotes, ampersands and commas, and the occasional near-duplicate.</summary>
internal sealed class CompanyNames(Dice dice, Vocabulary vocabulary)
{
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Stem, string LegalForm)> _recent = [];

    /// <summary>A name not given before, of at most 100 characters.</summary>
    public string Next(Country country, string city)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (stem, legalForm) = dice.Percent(2) && _recent.Count > 0 ? Near(country) : Fresh(country, city, attempt);
            var name = legalForm.Length == 0 ? stem : $"{stem} {legalForm}";
            if (name.Length > 100 || !_used.Add(name))
            {
                continue;
            }

            if (_recent.Count < 500)
            {
                _recent.Add((stem, legalForm));
            }

            return name;
        }
    }

    private (string Stem, string LegalForm) Near(Country country)
    {
        var (stem, legalForm) = dice.Pick(_recent);
        return dice.Next(3) switch
        {
            0 => (stem, dice.Pick(country.LegalForms)),
            1 => (stem.Replace(" & ", " and ", StringComparison.Ordinal), ""),
            _ => ($"{stem},", legalForm),
        };
    }

    private (string Stem, string LegalForm) Fresh(Country country, string city, int attempt)
    {
        var trade = dice.Pick(vocabulary.Trades);
        var stem = dice.Next(8) switch
        {
            0 => $"{dice.Pick(country.LastNames)} {trade}",
            1 => $"{dice.Pick(country.LastNames)} & {dice.Pick(country.LastNames)}",
            2 => $"{dice.Pick(country.LastNames)}, {dice.Pick(country.LastNames)} & {dice.Pick(country.LastNames)}",
            3 => $"{city} {trade}",
            4 => $"{Initial()}. {dice.Pick(country.LastNames)} {trade}",
            5 => $"\"{dice.Pick(vocabulary.Coined)}\" {trade}",
            6 => $"{dice.Pick(country.FirstNames)}'s {trade}",
            _ => $"{dice.Pick(vocabulary.Coined)} {trade}",
        };

        // The short forms run out after some thousands of names.
        stem = attempt switch
        {
            0 => stem,
            < 4 => $"{stem} {city}",
            < 20 => $"{stem} {dice.Pick(vocabulary.Coined)} {city}",
            _ => $"{stem} {(dice.Next(900_000) + 1000).ToString(CultureInfo.InvariantCulture)}",
        };
        return (stem, dice.Percent(12) ? "" : dice.Pick(country.LegalForms));
    }

    private char Initial() => (char)('A' + dice.Next(26));
}
