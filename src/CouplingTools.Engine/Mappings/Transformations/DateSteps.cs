using System.Globalization;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>The transformations of dates and times, which are in UTC and, unless a format says otherwise, as ISO 8601 writes them.</summary>
internal static class DateSteps
{
    private const string Milliseconds = "milliseconds";
    private static readonly string[] s_iso =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;

    public static Func<string, string?> DateFormat(TransformationArguments arguments)
    {
        var to = arguments.Format("to", string.Empty, DateOnly.MinValue);
        var from = From(arguments);
        return text => Read(text, from) is { } time ? DateOnly.FromDateTime(time.UtcDateTime).ToString(to, CultureInfo.InvariantCulture) : null;
    }

    public static Func<string, string?> DateTimeFormat(TransformationArguments arguments)
    {
        var to = arguments.Format("to", string.Empty, DateTimeOffset.UnixEpoch);
        var from = From(arguments);
        return text => Read(text, from)?.ToString(to, CultureInfo.InvariantCulture);
    }

    public static Func<string, string?> Extract(TransformationArguments arguments)
    {
        var part = arguments.Choice("part", "day", "month", "year", "quarter", "week", "weekday", "dayOfYear", "hour", "minute", "second");
        var from = From(arguments);
        return text => Read(text, from) is { } time ? PartOf(time, part).ToString(CultureInfo.InvariantCulture) : null;
    }

    public static Func<string, string?> ToUnix(TransformationArguments arguments)
    {
        var inMilliseconds = arguments.Choice("unit", "seconds", Milliseconds) == Milliseconds;
        return text => Read(text, null) is { } time
            ? (inMilliseconds ? time.ToUnixTimeMilliseconds() : time.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    public static Func<string, string?> FromUnix(TransformationArguments arguments)
    {
        var ticks = arguments.Choice("unit", "seconds", Milliseconds) == Milliseconds ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerSecond;
        var most = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / ticks;
        var least = (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks / ticks;
        return text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number <= most && number >= least
            ? DateTimeOffset.UnixEpoch.AddTicks(number * ticks).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? From(TransformationArguments arguments) => arguments.Has("from") ? arguments.Format("from", string.Empty, DateTimeOffset.UnixEpoch) : null;

    private static DateTimeOffset? Read(string text, string? format)
    {
        // Only what says the year first: 01/02/2026 is another day in every country, and a mere time would be one of today.
        var formats = format is null ? s_iso : [format];
        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    private static int PartOf(DateTimeOffset time, string part) => part switch
    {
        "day" => time.Day,
        "month" => time.Month,
        "year" => time.Year,
        "quarter" => ((time.Month - 1) / 3) + 1,
        "week" => ISOWeek.GetWeekOfYear(time.UtcDateTime),
        "weekday" => time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek,
        "dayOfYear" => time.DayOfYear,
        "hour" => time.Hour,
        "minute" => time.Minute,
        _ => time.Second,
    };
}
