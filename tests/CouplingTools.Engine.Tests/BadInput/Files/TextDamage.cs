using System.Text;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Tests.BadInput.Files;

/// <summary>Damages a text of JSON as people, editors and copies do. Everything is decided by the source of randomness.</summary>
internal sealed partial class TextDamage(Random random)
{
    private static readonly string[] s_values =
    [
        "null", "true", "-1", "1.5", "1e999", "99999999999999999999", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "{\"\":1}",
        "{\"a\":{\"b\":{}}}", "\"C:\\\\\"", "\"../..\"", "\"' or 1 eq 1\"", "\"eq eq eq\"", "\"(((\"", "\"{0}\"", "\"\u202Ename\"",
    ];

    public byte[] Apply(string text)
    {
        for (var i = random.Next(1, 4); i > 0 && text.Length > 0; i--)
            text = Once(text);
        return random.Next(12) switch
        {
            0 => Encoding.Unicode.GetBytes(text),
            1 => Encoding.Latin1.GetBytes(text + "ü"),
            2 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            3 => [.. Encoding.UTF8.GetBytes(text), 0],
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private string Once(string text)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(text.Length);
        switch (random.Next(10))
        {
            case 0:
                return text[..at];
            case 1:
                return text.Remove(at, 1);
            case 2:
                return text.Insert(at, $"{"{}[]:,\"\\\0/"[random.Next(10)]}");
            case 3:
                lines.RemoveAt(random.Next(lines.Count));
                return string.Join('\n', lines);
            case 4:
                lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)]);
                return string.Join('\n', lines);
            case 5:
                return text.Insert(at, string.Concat(Enumerable.Repeat("[", 2_000)));
            case 6 or 7:
                var words = Words().Matches(text);
                return Replace(text, words, () => random.Next(2) == 0 ? Value() : words[random.Next(words.Count)].Value);
            default:
                return Replace(text, Values().Matches(text), Value);
        }
    }

    private string Value() => s_values[random.Next(s_values.Length)];

    private string Replace(string text, MatchCollection places, Func<string> with)
    {
        if (places.Count == 0)
            return text;
        var place = places[random.Next(places.Count)];
        return text[..place.Index] + with() + text[(place.Index + place.Length)..];
    }

    [GeneratedRegex("\"[^\"\\n]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex("(?<=: )(\"[^\"\\n]*\"|[\\d.]+|true|false)", RegexOptions.CultureInvariant)]
    private static partial Regex Values();
}
