using System.Text.Json;

namespace CouplingTools.Engine;

/// <summary>Parses files of JSON. Comments and commas at the end are allowed, texts that are no Unicode are not.</summary>
internal static class WellFormedJson
{
    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="JsonException">The text is no JSON, or one of its texts is half a character.</exception>
    public static JsonDocument Parse(string text)
    {
        var document = JsonDocument.Parse(text, s_options);
        try
        {
            Check(document.RootElement);
            return document;
        }
        catch (InvalidOperationException halfCharacter)
        {
            document.Dispose();
            throw new JsonException(halfCharacter.Message, halfCharacter);
        }
    }

    private static void Check(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Check(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Check(property.Value);
                }

                break;
            default:
                break;
        }
    }
}
