using System.Globalization;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Builds filters.</summary>
internal static class FilterText
{
    /// <summary>A value as a filter writes it.</summary>
    public static string Literal(FieldKind kind, FieldValue value) => kind switch
    {
        FieldKind.Enumeration => Quote(EnumerationNames.Escape(value.Text)),
        FieldKind.Text or FieldKind.Code or FieldKind.Other => Quote(value.Text),
        _ => value.Value switch
        {
            Guid id => id.ToString("D"),
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            string text when !Guid.TryParse(text, out _) => Quote(text),
            _ => value.Text,
        },
    };

    /// <summary>Joins conditions that must all hold.</summary>
    public static string? All(params string?[] conditions)
    {
        var given = conditions.Where(condition => !string.IsNullOrWhiteSpace(condition)).ToList();
        return given.Count switch
        {
            0 => null,
            1 => given[0],
            _ => string.Join(" and ", given.Select(Enclose)),
        };
    }

    private static string Enclose(string? condition) =>
        condition!.Contains(" or ", StringComparison.OrdinalIgnoreCase) ? $"({condition})" : condition;

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
