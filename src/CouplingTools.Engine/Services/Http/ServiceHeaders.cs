using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace CouplingTools.Engine.Services.Http;

/// <summary>The headers every request carries, and those that name an answer.</summary>
internal static class ServiceHeaders
{
    public static IReadOnlyList<string> CorrelationNames { get; } =
        ["ms-correlation-x", "request-id", "x-ms-service-request-id", "REQ_ID"];

    public static void Apply(Side side, HttpRequestMessage request, string requestId)
    {
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        var headers = request.Headers;
        if (headers.Accept.Count == 0)
            headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        headers.TryAddWithoutValidation("OData-Version", "4.0");
        headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        headers.TryAddWithoutValidation("Accept-Language", "en-US");
        headers.TryAddWithoutValidation("x-ms-client-request-id", requestId);
        if (side == Side.Sales && !headers.NonValidated.Contains("If-None-Match"))
            headers.TryAddWithoutValidation("If-None-Match", "null");
    }

    /// <summary>The header with the number of parallel requests that Dataverse recommends (documentation: "Send parallel requests").</summary>
    private const string ParallelHint = "x-ms-dop-hint";

    public static int? RecommendedConcurrency(HttpResponseMessage response) =>
        response.Headers.TryGetValues(ParallelHint, out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var hint) && hint > 0
            ? hint
            : null;

    public static TimeSpan? RetryAfterOf(HttpResponseMessage response, DateTimeOffset now, TimeSpan longest) =>
        response.Headers.NonValidated.TryGetValues(RetryAfter.Header, out var values)
            ? RetryAfter.Read(values, response.Headers.Date ?? now, longest)
            : null;

    public static string? Correlation(HttpResponseMessage response) => CorrelationNames
        .Select(name => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null)
        .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
