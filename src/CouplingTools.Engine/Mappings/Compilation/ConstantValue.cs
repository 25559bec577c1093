using System.Globalization;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>Turns a value as JSON has it into one that a column can hold.</summary>
internal static class ConstantValue
{
    /// <summary>The value; <see langword="null"/> when the column cannot hold it.</summary>
    public static FieldValue? Of(object? value, FieldKind kind) => (value, kind) switch
    {
        (string text, FieldKind.Text or FieldKind.Code or FieldKind.Enumeration) => FieldValue.Of(text),
        (string text, FieldKind.Guid or FieldKind.Lookup) when Guid.TryParse(text, out var id) => FieldValue.Of(id),
        (string text, FieldKind.Date) when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
            FieldValue.Of(date),
        (string text, FieldKind.DateTime) when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            FieldValue.Of(time),
        (decimal number, FieldKind.Number) => FieldValue.Of(number),
        (decimal number, FieldKind.Integer or FieldKind.Option) when decimal.Truncate(number) == number => FieldValue.Of(number),
        (bool, FieldKind.Boolean) => FieldValue.Of(value),
        _ => null,
    };
}
