using System.Text;
using System.Text.Json;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.BusinessCentral.Batch;

/// <summary>Writes the answers of a batch. Names of headers are in lower case.</summary>
internal static class BatchAnswer
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<(BatchItem Item, SandboxResponse Response)> responses)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("responses");
        foreach (var (item, response) in responses)
        {
            writer.WriteStartObject();
            writer.WriteString("id", item.Id);
            writer.WriteNumber("status", response.Status);
            WriteHeaders(writer, response);
            WriteBody(writer, response);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteHeaders(Utf8JsonWriter writer, SandboxResponse response)
    {
        writer.WriteStartObject("headers");
        foreach (var name in new[] { "Location", "OData-Version", "Preference-Applied" })
        {
            if (response.Headers[name] is { } value)
                writer.WriteString(name.ToLowerInvariant(), value);
        }
        if (response.ContentType is not null)
            writer.WriteString("content-type", response.ContentType);
        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, SandboxResponse response)
    {
        if (response.Body is not { } body)
            return;
        writer.WritePropertyName("body");
        if (response.ContentType == Answers.Json)
            writer.WriteRawValue(body.Span, skipInputValidation: true);
        else
            writer.WriteStringValue(Encoding.UTF8.GetString(body.Span));
    }
}
