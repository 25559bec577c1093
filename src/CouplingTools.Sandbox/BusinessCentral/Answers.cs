using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.BusinessCentral;

/// <summary>Builds answers with the headers every answer of the service has.</summary>
internal sealed class Answers(RequestIds ids)
{
    /// <summary>Type of JSON content.</summary>
    public const string Json = "application/json; odata.metadata=minimal; odata.streaming=true";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer with JSON content.</summary>
    public SandboxResponse WithJson(int status, Action<Utf8JsonWriter> write, params KeyValuePair<string, string>[] headers)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, s_options))
            write(writer);
        return new SandboxResponse(status) { Headers = Headers(headers), ContentType = Json, Body = buffer.WrittenMemory };
    }

    /// <summary>An answer with text content.</summary>
    public SandboxResponse WithText(int status, string contentType, string text) =>
        new(status) { Headers = Headers([]), ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };

    /// <summary>An answer without content.</summary>
    public SandboxResponse Empty(int status) => new(status) { Headers = Headers([]) };

    /// <summary>The answer to a refused request: the message carries the id by which support would find it.</summary>
    public SandboxResponse Error(BusinessCentralException error)
    {
        var id = ids.Next();
        return WithJson(
            error.Status,
            w =>
            {
                w.WriteStartObject();
                w.WriteStartObject("error");
                w.WriteString("code", error.Code);
                w.WriteString("message", $"{error.Message}  CorrelationId:  {id:D}.");
                w.WriteEndObject();
                w.WriteEndObject();
            });
    }

    private HeaderList Headers(KeyValuePair<string, string>[] more)
    {
        var headers = new HeaderList { { "OData-Version", "4.0" }, { "request-id", ids.Next().ToString("D") }, { "ms-correlation-x", ids.Next().ToString("D") } };
        foreach (var (name, value) in more)
            headers.Add(name, value);
        return headers;
    }
}
