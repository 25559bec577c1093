using System.Text.Json;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Reads the JSON of a body.</summary>
internal static class JsonBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Parses the body of a success.</summary>
    /// <exception cref="ServiceException">The request failed, or its body is not JSON.</exception>
    public static JsonDocument Parse(Side side, ServiceResponse response)
    {
        response.EnsureSuccess();
        return TryParse(response.Body, out var problem)
            ?? throw new ServiceException(ServiceErrors.Unreadable(side, response.Status, problem));
    }

    /// <summary>Parses a body; <see langword="null"/> and the reason when it is no JSON object.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> body, out string problem)
    {
        problem = string.Empty;
        if (body.Span.StartsWith(ByteOrderMark))
            body = body[ByteOrderMark.Length..];
        try
        {
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            problem = document.RootElement.ValueKind.ToString();
            document.Dispose();
        }
        catch (JsonException e)
        {
            problem = e.Message;
        }
        return null;
    }
}
