using System.Globalization;
using System.Text.Json;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Services.OData;

/// <summary>
/// Turns the JSON of a column into a value. What does not fit the column's kind is kept as text rather than lost;
/// the values Business Central uses for blanks are blank.
/// </summary>
internal static class JsonValueReader
{
    public static FieldValue Read(FieldKind? kind, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => FromText(kind, json.GetString()!),
        JsonValueKind.Number => FromNumber(kind, json),
        JsonValueKind.True => FieldValue.Of(true),
        JsonValueKind.False => FieldValue.Of(false),
        JsonValueKind.Object or JsonValueKind.Array => FieldValue.Of(json.GetRawText()),
        _ => FieldValue.Blank,
    };

    private static FieldValue FromNumber(FieldKind? kind, JsonElement json) =>
        kind is FieldKind.Text or FieldKind.Code or FieldKind.Enumeration || !json.TryGetDecimal(out var number)
            ? FieldValue.Of(json.GetRawText())
            : FieldValue.Of(number);

    private static FieldValue FromText(FieldKind? kind, string text) => kind switch
    {
        FieldKind.Number or FieldKind.Integer or FieldKind.Option
            when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => FieldValue.Of(number),
        FieldKind.Boolean when bool.TryParse(text, out var truth) => FieldValue.Of(truth),
        FieldKind.Guid or FieldKind.Lookup when Guid.TryParse(text, out var id) =>
            id == Guid.Empty ? FieldValue.Blank : FieldValue.Of(id),
        FieldKind.Date when TryDate(text, out var date) =>
            date == DateOnly.MinValue ? FieldValue.Blank : FieldValue.Of(date),
        FieldKind.DateTime when TryTime(text, out var time) =>
            time == DateTimeOffset.MinValue ? FieldValue.Blank : FieldValue.Of(time),
        FieldKind.Enumeration => Member(EnumerationNames.Unescape(text)),
        _ => FieldValue.Of(text),
    };

    private static FieldValue Member(string name) =>
        string.IsNullOrWhiteSpace(name) ? FieldValue.Blank : FieldValue.Of(name);

    private static bool TryDate(string text, out DateOnly date)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return true;
        if (!TryTime(text, out var time))
            return false;
        date = DateOnly.FromDateTime(time.UtcDateTime);
        return true;
    }

    public static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
