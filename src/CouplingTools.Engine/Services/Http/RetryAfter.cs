using System.Globalization;
using System.Net.Http.Headers;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Reads how long a service wants to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>The name of the header.</summary>
    public const string Header = "Retry-After";

    /// <summary>
    /// The wait that the header asks for, at most <paramref name="longest"/>; <see langword="null"/> when it asks for none
    /// that makes sense: absent, not readable, zero, negative or past.
    /// </summary>
    /// <param name="values">The header's values: seconds, or a date.</param>
    /// <param name="now">The time when the answer was given, by the service's clock where it tells it.</param>
    /// <param name="longest">The most to wait.</param>
    public static TimeSpan? Read(IEnumerable<string> values, DateTimeOffset now, TimeSpan longest)
    {
        var waits = values.Select(value => Seconds(value) ?? UntilDate(value, now)).Where(seconds => seconds > 0).ToList();
        return waits.Count == 0 ? null : TimeSpan.FromSeconds(Math.Min(waits.Max()!.Value, longest.TotalSeconds));
    }

    private static double? Seconds(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && !double.IsNaN(seconds) ? seconds : null;

    private static double? UntilDate(string value, DateTimeOffset now) =>
        RetryConditionHeaderValue.TryParse(value, out var condition) && condition.Date is { } date ? (date - now).TotalSeconds : null;
}
