using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>Batches as JSON, with answers matched by id (documentation: "Use OData transactional $batch requests").</summary>
internal sealed class JsonBatchFormat(Uri address) : IBatchFormat
{
    public HttpRequestMessage Compose(IReadOnlyList<BatchRequest> requests)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartArray("requests");
            for (var i = 0; i < requests.Count; i++)
                Write(json, i, requests[i]);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body.WrittenMemory) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.TryAddWithoutValidation("Prefer", "odata.continue-on-error");
        return message;
    }

    public BatchReply? Parse(ServiceResponse response, int count)
    {
        using var document = JsonBody.TryParse(response.Body, out _);
        if (document is null || !document.RootElement.TryGetProperty("responses", out var responses)
            || responses.ValueKind != JsonValueKind.Array)
            return null;
        var items = new BatchItem?[count];
        var isWhole = true;
        foreach (var answer in responses.EnumerateArray())
        {
            // Of an answer that cannot be told to belong to one operation, nobody knows which one was done.
            var id = IdOf(answer) is { } given && given < count ? given : (int?)null;
            var isFirst = id is { } index && items[index] is null;
            var item = isFirst ? Read(answer) : null;
            isWhole &= item is not null;
            if (id is { } operation)
                items[operation] = item;
        }
        return new(items, isWhole);
    }

    private static void Write(Utf8JsonWriter json, int id, BatchRequest request)
    {
        json.WriteStartObject();
        json.WriteString("id", id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("method", request.Method.Method);
        json.WriteString("url", request.Path);
        json.WriteStartObject("headers");
        foreach (var (name, value) in request.Headers)
            json.WriteString(name, value);
        json.WriteEndObject();
        if (!request.Body.IsEmpty)
        {
            json.WritePropertyName("body");
            json.WriteRawValue(request.Body.Span);
        }
        json.WriteEndObject();
    }

    private static int? IdOf(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("id", out var id))
            return null;
        var text = id.ValueKind == JsonValueKind.String ? id.GetString() : id.GetRawText();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static BatchItem? Read(JsonElement answer)
    {
        if (!answer.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.Number || !status.TryGetInt32(out var code))
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (answer.TryGetProperty("headers", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in given.EnumerateObject())
                headers[header.Name] = header.Value.ToString();
        }
        return new(code, headers, answer.TryGetProperty("body", out var body) ? Body(body) : default);
    }

    private static ReadOnlyMemory<byte> Body(JsonElement body) =>
        System.Text.Encoding.UTF8.GetBytes(body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText());
}
