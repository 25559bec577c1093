using System.Text;
using System.Text.RegularExpressions;
using CouplingTools.Engine.Services.OData.Batching;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Makes an error of whatever body came with a status that is no success.</summary>
internal static partial class ErrorReader
{
    private const int LongestMessage = 2000;

    public static ServiceError Read(Side side, int status, ReadOnlySpan<byte> body, string? correlationId)
    {
        var text = Encoding.UTF8.GetString(body).TrimStart('\uFEFF').Trim();
        var (code, message) = ErrorBody.Parse(text);
        var correlation = Correlation().Match(message);
        if (correlation.Success)
            message = message[..correlation.Index];
        message = message.Trim();
        if (message.Length == 0)
            message = ErrorText.Message("NoMessage", side, status);
        if (message.Length > LongestMessage)
            message = message[..LongestMessage] + "…";
        code = code.Length > 0 ? ServiceCodes.Normalize(code) : $"Http{status}";
        return new(
            side, status, code, message, ErrorClassifier.Classify(status, code),
            correlation.Success ? correlation.Groups["id"].Value : correlationId)
        {
            Remedy = ErrorCatalog.RemedyOf(status, code),
        };
    }

    /// <summary>Reads the error of one operation; without an id of its own it is known by that of its batch.</summary>
    public static ServiceError Read(Side side, BatchItem item, string? batchCorrelationId) => Read(
        side, item.Status, item.Body.Span,
        ServiceHeaders.CorrelationNames.Select(item.Header).FirstOrDefault(id => id is not null) ?? batchCorrelationId);

    [GeneratedRegex(@"\s*CorrelationId:\s*(?<id>[0-9a-f-]+)\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correlation();
}
