using System.Text.Json;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Values;

/// <summary>Turns a JSON value of a body into the value a row stores, as strictly as the service does.</summary>
internal static class JsonValue
{
    /// <summary>The value to store in the column.</summary>
    public static object? Read(TableSchema table, ColumnSchema column, JsonElement value, DataverseProfile profile)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return column.RequiredLevel == "SystemRequired"
                ? throw Errors.InvalidArgument($"Attribute: {column.Name} cannot be set to NULL")
                : null;
        }

        return column.Type switch
        {
            ColumnType.Text when value.ValueKind == JsonValueKind.String => TextValue.Check(table, column, value.GetString()!, profile),
            ColumnType.Guid when value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id) => id,
            ColumnType.Bool when value.ValueKind is JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            ColumnType.Int => NumberValue.Integer(table, column, value),
            ColumnType.Long when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) => number,
            ColumnType.Decimal => NumberValue.Decimal(table, column, value),
            ColumnType.Double => NumberValue.Double(table, column, value),
            ColumnType.Option => NumberValue.Option(table, column, value),
            ColumnType.DateTime => TimeValue.PointInTime(table, column, value),
            ColumnType.Date => TimeValue.Day(table, value),
            _ => throw WrongType(table, column, value),
        };
    }

    /// <summary>The refusal of a value of another type than the column's.</summary>
    public static DataverseException WrongType(TableSchema table, ColumnSchema column, JsonElement value) => Errors.Payload(
        table.Set,
        $"Cannot convert the literal '{(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())}' to the expected type '{EdmTypes.Of(column)}'.");

    /// <summary>The refusal of a value whose JSON form is not the one of the type.</summary>
    public static DataverseException WrongFormat(TableSchema table, string edmType) => Errors.Payload(
        table.Set,
        $"Cannot convert a value to target type '{edmType}' because of conflict between input format string/number and parameter 'IEEE754Compatible' false/true.");
}
