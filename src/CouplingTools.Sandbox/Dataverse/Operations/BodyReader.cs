using System.Net;
using System.Text.Json;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>Reads JSON bodies.</summary>
internal static class BodyReader
{
    /// <summary>The body as a JSON value that outlives the request.</summary>
    public static JsonElement Read(DataverseCall call)
    {
        var type = call.Request.Headers["Content-Type"];
        if (type is null || !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new DataverseException(
                HttpStatusCode.UnsupportedMediaType,
                "0x80060888",
                $"A supported MIME type could not be found that matches the content type of the response. None of the supported type(s) 'application/json' matches the content type '{type}'.");
        }

        if (call.Request.Body.IsEmpty)
        {
            throw Errors.Payload(call.Operation.Table, "Stream was not readable.");
        }

        try
        {
            using var document = JsonDocument.Parse(call.Request.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw Errors.Payload(call.Operation.Table, $"Invalid JSON. {error.Message}");
        }
    }
}
