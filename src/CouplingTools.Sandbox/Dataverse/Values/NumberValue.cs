using System.Net;
using System.Text.Json;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Values;

/// <summary>Checks numbers against the ranges of the metadata and rounds them to the precision of the column.</summary>
internal static class NumberValue
{
    /// <summary>A whole number.</summary>
    public static int Integer(TableSchema table, ColumnSchema column, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            throw JsonValue.WrongType(table, column, value);
        }

        return number < column.Min || number > column.Max ? throw OutOfRange(table, column, "0x8004432F") : number;
    }

    /// <summary>An exact number; half a unit of the last place rounds away from zero.</summary>
    public static decimal Decimal(TableSchema table, ColumnSchema column, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            throw JsonValue.WrongFormat(table, "Edm.Decimal");
        }

        return number < column.Min || number > column.Max
            ? throw OutOfRange(table, column, "0x80044330")
            : decimal.Round(number, column.Precision ?? 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>A floating-point number.</summary>
    public static double Double(TableSchema table, ColumnSchema column, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            throw JsonValue.WrongType(table, column, value);
        }

        var number = value.GetDouble();
        return number < (double?)column.Min || number > (double?)column.Max
            ? throw OutOfRange(table, column, "0x80044330")
            : Math.Round(number, column.Precision ?? 5);
    }

    /// <summary>A choice, by its value.</summary>
    public static int Option(TableSchema table, ColumnSchema column, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            throw JsonValue.WrongType(table, column, value);
        }

        return column.Options!.ContainsKey(number)
            ? number
            : throw new DataverseException(
                HttpStatusCode.BadRequest,
                "0x8004431A",
                $"A validation error occurred. The value {number} of '{column.Name}' on record of type '{table.Entity}' is outside the valid range. Accepted Values: {string.Join(",", column.Options.Keys.Order())}");
    }

    private static DataverseException OutOfRange(TableSchema table, ColumnSchema column, string code) => new(
        HttpStatusCode.BadRequest,
        code,
        $"A validation error occurred.  The value of '{column.Name}' on record of type '{table.Entity}' is outside the valid range.");
}
