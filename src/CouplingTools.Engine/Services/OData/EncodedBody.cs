using System.Buffers;
using System.Text.Json;
using CouplingTools.Engine.Services.OData.Batching;

namespace CouplingTools.Engine.Services.OData;

/// <summary>What is the same in the writes of both services.</summary>
internal static class EncodedBody
{
    /// <summary>A JSON object with the properties that <paramref name="write"/> writes.</summary>
    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return body.WrittenMemory;
    }

    public static KeyValuePair<string, string> Header(string name, string value) => new(name, value);

    /// <summary>The precondition of an update or delete.</summary>
    /// <exception cref="ArgumentException">The operation names no row or no version.</exception>
    public static KeyValuePair<string, string> IfMatch(WriteOperation operation) =>
        operation is { Id: not null, Version.Length: > 0 }
            ? Header("If-Match", operation.Version)
            : throw new ArgumentException("An update or a delete needs a row and its version.", nameof(operation));
}
