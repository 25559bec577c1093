using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Finds code and message in the body of an error, whatever form it has.</summary>
internal static partial class ErrorBody
{
    private const int LongestMarkup = 16_384;

    public static (string Code, string Message) Parse(string text)
    {
        if (text.StartsWith('{') && FromJson(text) is { } json)
            return json;
        if (text.StartsWith('<'))
            return FromXml(text) ?? (string.Empty, FromMarkup(text));
        return (string.Empty, text);
    }

    private static (string Code, string Message)? FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
                return (Text(error, "code"), Text(error, "message"));
            return (Text(root, "error"), FirstText(root, "error_description", "message", "Message"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (string Code, string Message)? FromXml(string text)
    {
        try
        {
            var root = XDocument.Parse(text).Root!;
            return root.Name.LocalName == "error" ? (Child(root, "code"), Child(root, "message")) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Child(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value ?? string.Empty;

    private static string FromMarkup(string text)
    {
        // The title stands at the beginning, and a page of megabytes is not worth searching.
        text = text[..Math.Min(text.Length, LongestMarkup)];
        var title = Title().Match(text);
        return WebUtility.HtmlDecode(title.Success ? title.Groups[1].Value : Tag().Replace(text, " ")).Trim();
    }

    private static string FirstText(JsonElement element, params string[] names) =>
        names.Select(name => Text(element, name)).FirstOrDefault(text => text.Length > 0) ?? string.Empty;

    private static string Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return string.Empty;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Object => Text(value, "value"),
            _ => string.Empty,
        };
    }

    [GeneratedRegex(@"<title[^>]*>(.*?)</title>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
