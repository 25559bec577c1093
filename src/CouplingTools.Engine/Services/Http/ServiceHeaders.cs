using System.Net.Http.Headers;

namespace CouplingTools.Engine.Services.Http;

/// <summary>The headers every request carries, and those that name an answer.</summary>
internal static class ServiceHeaders
{
    public static IReadOnlyList<string> CorrelationNames { get; } =
        ["ms-correlation-x", "request-id", "x-ms-service-request-id", "REQ_ID"];

    public static void Apply(Side side, HttpRequestMessage request, string requestId)
    {
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

    public static string? Correlation(HttpResponseMessage response) => CorrelationNames
        .Select(name => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null)
        .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
