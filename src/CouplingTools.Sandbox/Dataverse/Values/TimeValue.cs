using System.Globalization;
using System.Text.Json;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Values;

/// <summary>Reads dates and times. A time without an offset is UTC; fractions of a second are dropped.</summary>
internal static class TimeValue
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly DateOnly s_earliest = new(1753, 1, 1);

    /// <summary>A point in time.</summary>
    public static DateTimeOffset PointInTime(TableSchema table, ColumnSchema column, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String ||
            !DateTimeOffset.TryParseExact(value.GetString(), s_formats, CultureInfo.InvariantCulture, Utc, out var time))
        {
            throw JsonValue.WrongType(table, column, value);
        }

        CheckEarliest(DateOnly.FromDateTime(time.UtcDateTime));
        return new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    /// <summary>A day; a time of day is refused.</summary>
    public static DateOnly Day(TableSchema table, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String ||
            !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw JsonValue.WrongFormat(table, "Edm.Date");
        }

        CheckEarliest(day);
        return day;
    }

    private static void CheckEarliest(DateOnly day)
    {
        if (day < s_earliest)
        {
            throw Errors.InvalidArgument("DateTime is less than minumum value supported by CrmDateTime. Actual value: "
                + day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture) + ", Minimum value supported: 01/01/1753 00:00:00");
        }
    }
}
