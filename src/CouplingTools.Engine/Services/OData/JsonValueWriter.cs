using System.Globalization;
using System.Text.Json;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Writes a value as the JSON of a column. A value that does not fit is written as text, for the service to refuse.</summary>
internal static class JsonValueWriter
{
    /// <summary>Writes a value; a blank as <see langword="null"/>.</summary>
    public static void Write(Utf8JsonWriter json, FieldKind? kind, FieldValue value)
    {
        if (value.IsBlank)
            json.WriteNullValue();
        else
            WriteGiven(json, kind, value);
    }

    /// <summary>Writes a value; a blank as the column's own blank, for services that know no null.</summary>
    public static void WriteWithoutNull(Utf8JsonWriter json, FieldKind? kind, FieldValue value)
    {
        if (value.IsBlank)
            WriteBlank(json, kind);
        else
            WriteGiven(json, kind, value);
    }

    private static void WriteBlank(Utf8JsonWriter json, FieldKind? kind)
    {
        switch (kind)
        {
            case FieldKind.Number or FieldKind.Integer or FieldKind.Option: json.WriteNumberValue(0); break;
            case FieldKind.Boolean: json.WriteBooleanValue(false); break;
            case FieldKind.Guid or FieldKind.Lookup: json.WriteStringValue(Guid.Empty); break;
            case FieldKind.Date: json.WriteStringValue("0001-01-01"); break;
            case FieldKind.DateTime: json.WriteStringValue("0001-01-01T00:00:00Z"); break;
            case FieldKind.Enumeration: json.WriteStringValue(EnumerationNames.Escape(string.Empty)); break;
            default: json.WriteStringValue(string.Empty); break;
        }
    }

    private static void WriteGiven(Utf8JsonWriter json, FieldKind? kind, FieldValue value)
    {
        if (kind is FieldKind.Text or FieldKind.Code)
            json.WriteStringValue(value.Text);
        else if (kind is FieldKind.Enumeration)
            json.WriteStringValue(EnumerationNames.Escape(value.Text));
        else if (IsNumeric(kind) && TryNumber(value, out var number))
            WriteNumber(json, number);
        else if (kind is FieldKind.Boolean && TryTruth(value, out var truth))
            json.WriteBooleanValue(truth);
        else if (kind is FieldKind.Date && value.Value is DateTimeOffset time)
            json.WriteStringValue(FieldValue.Of(DateOnly.FromDateTime(time.UtcDateTime)).Text);
        else if (kind is FieldKind.DateTime && value.Value is DateOnly date)
            json.WriteStringValue($"{FieldValue.Of(date).Text}T00:00:00Z");
        else
            WriteAsItIs(json, value);
    }

    private static void WriteAsItIs(Utf8JsonWriter json, FieldValue value)
    {
        if (value.Value is decimal number)
            WriteNumber(json, number);
        else if (value.Value is bool truth)
            json.WriteBooleanValue(truth);
        else
            json.WriteStringValue(value.Text);
    }

    private static void WriteNumber(Utf8JsonWriter json, decimal number)
    {
        var whole = decimal.Truncate(number);
        json.WriteNumberValue(whole == number ? whole : number);
    }

    private static bool IsNumeric(FieldKind? kind) => kind is FieldKind.Number or FieldKind.Integer or FieldKind.Option;

    private static bool TryNumber(FieldValue value, out decimal number)
    {
        number = value.Value is decimal given ? given : 0;
        return value.Value is decimal || (value.Value is string text
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number));
    }

    private static bool TryTruth(FieldValue value, out bool truth)
    {
        truth = value.Value is true;
        return value.Value is bool || (value.Value is string text && bool.TryParse(text, out truth));
    }
}
