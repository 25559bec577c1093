using System.Globalization;
using CouplingTools.Sandbox.Schema;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Sandbox.Storage;

/// <summary>Converts values between rows and SQLite. Guids, decimals, dates and times are kept as text that sorts as they do.</summary>
internal static class SqlValues
{
    private const int Corrupt = 11;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The value as SQLite keeps it.</summary>
    public static object ToSql(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString("D"),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>The value of a column of the current row of a reader.</summary>
    public static object? FromSql(SqliteDataReader reader, int ordinal, ColumnType type)
    {
        if (reader.IsDBNull(ordinal))
            return null;
        try
        {
            return Read(reader, ordinal, type);
        }
        catch (Exception failure) when (failure is FormatException or InvalidCastException or OverflowException)
        {
            // SQLite notices damage to its pages, not to the texts on them.
            throw new SqliteException($"Column {reader.GetName(ordinal)}: {failure.Message}", Corrupt);
        }
    }

    private static object Read(SqliteDataReader reader, int ordinal, ColumnType type) => type switch
    {
        ColumnType.Text or ColumnType.Code or ColumnType.Enum => reader.GetString(ordinal),
        ColumnType.Guid or ColumnType.Lookup => Guid.ParseExact(reader.GetString(ordinal), "D"),
        ColumnType.Int or ColumnType.Option => reader.GetInt32(ordinal),
        ColumnType.Long => reader.GetInt64(ordinal),
        ColumnType.Decimal => decimal.Parse(reader.GetString(ordinal), NumberStyles.Number, CultureInfo.InvariantCulture),
        ColumnType.Double => reader.GetDouble(ordinal),
        ColumnType.Bool => reader.GetInt64(ordinal) != 0,
        ColumnType.Date => DateOnly.ParseExact(reader.GetString(ordinal), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.DateTime => DateTimeOffset.ParseExact(
            reader.GetString(ordinal), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => throw new InvalidOperationException($"The column type {type} is not stored."),
    };
}
