using System.Text;
using System.Text.Json;
using CsCheck;

namespace CouplingTools.Engine.Tests.Services.Robustness;

/// <summary>Damages an answer in one place, as faulty services, extensions and proxies do.</summary>
internal static class Mutation
{
    private static readonly string[] s_values =
    [
        "null", "true", "0", "-1", "1e400", "79228162514264337593543950336", "0.00000000000000000000000000001", "9223372036854775808",
        "\"\"", "\" \"", "\"x\"", "\"\\ud800\"", "\"_x0020_\"", "\"_xZZZZ_\"", "\"0001-01-01\"", "\"0000-00-00\"", "\"9999-12-31T23:59:59.9999999+14:00\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"W/\\\"\\\"\"", "\"http://\"", "\"//\"", "\"https://contoso.crm4.dynamics.com/x\"",
        "[]", "{}", "[null]", "[[]]", "{\"a\":1}", "{\"value\":[{}]}",
    ];

    private static readonly char[] s_characters = ['"', '{', '}', '[', ']', ':', ',', '<', '>', '-', '\r', '\n', '\0', '9', 'é'];

    /// <summary>Any damage to a text, with the place given as a share of its length.</summary>
    public static Gen<Func<string, string>> Any { get; } = Gen.OneOf(
        Gen.Select(Gen.Double[0, 1], OneOf(s_values), (place, value) => (Func<string, string>)(text => Replace(text, place, value))),
        Gen.Select(Gen.Double[0, 1], OneOf(s_values), (place, value) => (Func<string, string>)(text => Duplicate(text, place, value))),
        Gen.Double[0, 1].Select(place => (Func<string, string>)(text => Rename(text, place))),
        Gen.Double[0, 1].Select(place => (Func<string, string>)(text => text[..(int)(place * text.Length)])),
        Gen.Select(Gen.Double[0, 0.999], OneOf(s_characters), (place, c) => (Func<string, string>)(text =>
            text.Length == 0 ? text : text.Remove((int)(place * text.Length), 1).Insert((int)(place * text.Length), $"{c}"))),
        OneOf<Func<string, string>>(text => "\uFEFF" + text, text => text + text, _ => "<html><title>Sign in</title></html>", text => $"[{text}]"));

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Replace(string text, double place, string value) =>
        Pick(text, place, isName: false) is { } range ? text[..range.Start] + value + text[range.End..] : text;

    private static string Duplicate(string text, double place, string value) =>
        Pick(text, place, isName: true) is { } range ? $"{text[..range.Start]}{text[range.Start..range.End]}:{value},{text[range.Start..]}" : text;

    private static string Rename(string text, double place) =>
        Pick(text, place, isName: true) is { } range ? $"{text[..range.Start]}\"renamed\"{text[range.End..]}" : text;

    /// <summary>One of the names, or one of the values with all that is in it, of the JSON in a text.</summary>
    private static (int Start, int End)? Pick(string text, double place, bool isName)
    {
        var first = text.IndexOf('{', StringComparison.Ordinal);
        if (first < 0)
            return null;
        var bytes = Encoding.UTF8.GetBytes(text[first..]);
        var found = new List<(int Start, int End)>();
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && isName)
                    found.Add(((int)reader.TokenStartIndex, (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2));
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray || isName)
                    continue;
                var start = (int)reader.TokenStartIndex;
                var copy = reader;
                copy.Skip();
                found.Add((start, (int)copy.BytesConsumed));
            }
        }
        catch (JsonException)
        {
            // The JSON ends and something else follows, such as the next part of a batch.
        }
        if (found.Count == 0)
            return null;
        var (from, to) = found[Math.Min((int)(place * found.Count), found.Count - 1)];
        return (first + Encoding.UTF8.GetCharCount(bytes, 0, from), first + Encoding.UTF8.GetCharCount(bytes, 0, to));
    }
}
