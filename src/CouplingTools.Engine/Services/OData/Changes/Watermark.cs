using System.Globalization;

namespace CouplingTools.Engine.Services.OData.Changes;

/// <summary>
/// The text form of where a listing of changes ended. It names the table's address, because at another address it means
/// nothing. What cannot be read counts as none, so that everything is listed.
/// </summary>
internal static class Watermark
{
    private const string Delta = "delta1";
    private const string Time = "time1";
    private const char Separator = ' ';

    /// <summary>A link of the service that leads to the changes since.</summary>
    public static string OfLink(Uri table, string link) => string.Join(Separator, Delta, table.AbsoluteUri, link);

    public static string OfTime(Uri table, TimeMark mark) =>
        string.Join(Separator, Time, table.AbsoluteUri, Text(mark.Service), Text(mark.Local), mark.Recent.ToString());

    public static Uri? Link(string? watermark, Uri table) =>
        watermark?.Split(Separator, 3) is [Delta, var address, var link] && address == table.AbsoluteUri
            && Uri.TryCreate(table, link, out var found) ? found : null;

    public static TimeMark? TimeOf(string? watermark, Uri table) =>
        watermark?.Split(Separator) is [Time, var address, var service, var local, var recent] && address == table.AbsoluteUri
            && TryTime(service, out var at) && TryTime(local, out var here) && RecentRows.TryParse(recent) is { } rows
            ? new(at, here, rows)
            : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
