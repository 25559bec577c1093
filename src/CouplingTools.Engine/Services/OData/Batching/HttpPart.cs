using System.Globalization;
using System.Text;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>Reads the HTTP response inside a part of a batch.</summary>
internal static class HttpPart
{
    /// <summary>The response; <see langword="null"/> when the part holds none.</summary>
    public static BatchItem? Read(ReadOnlyMemory<byte> part)
    {
        var partHeaders = ReadHeaders(part, out var response);
        if (partHeaders.TryGetValue("Content-Type", out var type)
            && !type.StartsWith("application/http", StringComparison.OrdinalIgnoreCase))
            return null;
        var statusLine = NextLine(response, out var rest).Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (statusLine.Length < 2 || !statusLine[0].StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase)
            || !int.TryParse(statusLine[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return null;
        var headers = ReadHeaders(rest, out var body);
        return new(status, headers, body);
    }

    private static Dictionary<string, string> ReadHeaders(ReadOnlyMemory<byte> text, out ReadOnlyMemory<byte> rest)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        rest = text;
        while (rest.Length > 0)
        {
            var line = NextLine(rest, out rest);
            if (line.Length == 0)
                break;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }
        return headers;
    }

    private static string NextLine(ReadOnlyMemory<byte> text, out ReadOnlyMemory<byte> rest)
    {
        var end = text.Span.IndexOf("\r\n"u8);
        rest = end < 0 ? default : text[(end + 2)..];
        return Encoding.UTF8.GetString(end < 0 ? text.Span : text.Span[..end]);
    }
}
