using System.Text.Json;

namespace CouplingTools.Engine.Tests.Services;

/// <summary>A request as it left the client.</summary>
internal sealed record SentRequest(string Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The address with its escapes resolved.</summary>
    public string Url => Uri.UnescapeDataString(Address);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public static async Task<SentRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated)
            headers[name] = values.ToString();
        var body = string.Empty;
        if (request.Content is { } content)
        {
            foreach (var (name, values) in content.Headers.NonValidated)
                headers[name] = values.ToString();
            body = await content.ReadAsStringAsync(cancellationToken);
        }
        return new(request.Method.Method, request.RequestUri!.AbsoluteUri, headers, body);
    }
}
