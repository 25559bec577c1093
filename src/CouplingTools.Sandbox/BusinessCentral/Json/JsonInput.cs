using System.Globalization;
using System.Text.Json;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.BusinessCentral.Json;

/// <summary>Reads the values of a body as values of columns.</summary>
/// <remarks>Fidelity: types are checked as the OData library does; codes are trimmed and put into upper case; null is a switch of the profile.</remarks>
internal static class JsonInput
{
    private static readonly DateTimeStyles s_utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The value for the column.</summary>
    /// <exception cref="BusinessCentralException">It is none.</exception>
    public static object Read(ColumnSchema column, JsonElement json, BusinessCentralProfile profile)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return profile.NullClears ? BlankRows.Blank(column) : throw Mismatch(column, json);
        return column.Type switch
        {
            ColumnType.Text => Length(column, Text(column, json)),
            ColumnType.Code => Length(column, Text(column, json).Trim().ToUpperInvariant()),
            ColumnType.Enum => Member(column, Text(column, json)),
            ColumnType.Guid => Guid.TryParse(Text(column, json), CultureInfo.InvariantCulture, out var id) ? id : throw Mismatch(column, json),
            ColumnType.Bool when json.ValueKind is JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
            ColumnType.Int when json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number) => number,
            ColumnType.Decimal when json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) => Plain(number),
            ColumnType.Date => DateOnly.TryParseExact(Text(column, json), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw BusinessCentralErrors.BadRequest("Unable to convert value to Date"),
            ColumnType.DateTime => DateTimeOffset.TryParse(Text(column, json), CultureInfo.InvariantCulture, s_utc, out var time) ? time : throw Mismatch(column, json),
            _ => throw Mismatch(column, json),
        };
    }

    private static string Text(ColumnSchema column, JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Mismatch(column, json);

    private static string Length(ColumnSchema column, string text) => column.MaxLength is { } most && text.Length > most
        ? throw BusinessCentralErrors.TooLong(text.Length, most, text)
        : text;

    private static string Member(ColumnSchema column, string text)
    {
        var members = SchemaFiles.BusinessCentral.Enums.First(e => e.Name == column.Enum).Members;
        var escaped = EscapedNames.Escape(text);
        return (members.FirstOrDefault(m => m.Name == text) ?? members.FirstOrDefault(m => m.Name == escaped))?.Name
            ?? throw BusinessCentralErrors.NoOption(text, members.Select(m => EscapedNames.Unescape(m.Name)));
    }

    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    private static BusinessCentralException Mismatch(ColumnSchema column, JsonElement json) =>
        BusinessCentralErrors.BadRequest($"Cannot convert the literal '{json}' to the expected type 'Edm.{Query.EdmModelFactory.Primitive(column.Type)}'.");
}
