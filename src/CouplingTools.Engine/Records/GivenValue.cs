using System.Globalization;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Records;

/// <summary>Turns what a person typed into a field's value, independent of the machine's culture.</summary>
internal static class GivenValue
{
    /// <returns><see langword="null"/> when the value does not fit the kind of field.</returns>
    public static FieldValue? Convert(FieldDescription field, object? value)
    {
        if (value is null or "")
            return FieldValue.Blank;
        if (value is ServiceRecord record)
            return field.Kind is FieldKind.Guid or FieldKind.Lookup ? FieldValue.Of(record.Id) : null;
        // Anything can be made a text, but nobody wants System.Object[] for a name.
        if (value is not (IConvertible or IFormattable or Uri))
            return null;
        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        return field.Kind switch
        {
            FieldKind.Text or FieldKind.Code => FieldValue.Of(text),
            FieldKind.Number => Number(text),
            FieldKind.Integer => Number(text) is { Value: decimal number } whole && number == decimal.Truncate(number) ? whole : null,
            FieldKind.Boolean => value is bool truth ? FieldValue.Of(truth) : bool.TryParse(text, out var parsed) ? FieldValue.Of(parsed) : null,
            FieldKind.Guid or FieldKind.Lookup => Guid.TryParse(text, out var id) ? FieldValue.Of(id) : null,
            FieldKind.Date => Date(value, text),
            FieldKind.DateTime => Time(value, text),
            FieldKind.Enumeration => Member(field, text),
            FieldKind.Option => Option(field, text),
            _ => null,
        };
    }

    private static FieldValue? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? FieldValue.Of(number) : null;

    private static FieldValue? Date(object value, string text) => value switch
    {
        DateOnly date => FieldValue.Of(date),
        DateTime time => FieldValue.Of(DateOnly.FromDateTime(time)),
        DateTimeOffset time => FieldValue.Of(DateOnly.FromDateTime(time.DateTime)),
        _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? FieldValue.Of(date) : null,
    };

    private static FieldValue? Time(object value, string text) => value switch
    {
        DateTimeOffset time => FieldValue.Of(time),
        DateTime { Kind: DateTimeKind.Unspecified } time => FieldValue.Of(new DateTimeOffset(time, TimeSpan.Zero)),
        DateTime time => FieldValue.Of(new DateTimeOffset(time)),
        _ => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? FieldValue.Of(time) : null,
    };

    private static FieldValue? Member(FieldDescription field, string text)
    {
        var member = field.Options.Keys.FirstOrDefault(option => string.Equals(option.Trim(), text.Trim(), StringComparison.OrdinalIgnoreCase));
        return member is null ? null : FieldValue.Of(member);
    }

    private static FieldValue? Option(FieldDescription field, string text)
    {
        var byLabel = field.Options.Where(option => string.Equals(option.Value, text, StringComparison.OrdinalIgnoreCase)).Select(option => option.Key).ToList();
        return Number(byLabel.Count == 1 ? byLabel[0] : text);
    }
}
