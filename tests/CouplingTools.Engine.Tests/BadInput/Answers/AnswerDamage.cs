using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Tests.BadInput.Answers;

/// <summary>
/// Damages an answer so that it can be seen to be damaged: no client could know of a value that is merely another one. Everything is decided by the
/// source of randomness.
/// </summary>
internal sealed partial class AnswerDamage(Random random)
{
    private static readonly string[] s_wrongTypes = ["{}", "[]", "[null]", "{\"a\":{\"b\":[1]}}", "\"\\ud800\"", "1e999999999"];

    private static readonly string[] s_statuses = ["204", "408", "500", "502", "504"];

    private static readonly string[] s_bodies =
    [
        "", " ", "null", "[]", "{}", "{", "\0\0\0\0", "<html><head><title>Sign in</title></head></html>", "<?xml version=\"1.0\"?><error/>", "Bad Gateway",
        "{\"value\":null}", "{\"value\":{}}", "{\"value\":[null]}", "{\"value\":[1]}", "{\"value\":[[]]}", "{\"value\":[{}]}", "{\"responses\":null}", "{\"responses\":[null,{},[]]}",
    ];

    private static readonly string[] s_types = ["text/html", "text/plain; charset=utf-16", "application/json; charset=nonsense", "multipart/mixed", "multipart/mixed; boundary=other", "x/y"];

    /// <summary>What was done, for the reader of a failure.</summary>
    public string Done { get; private set; } = "nothing";

    public async Task<HttpResponseMessage> ApplyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var type = response.Content.Headers.ContentType;
        var answer = new HttpResponseMessage(response.StatusCode) { RequestMessage = response.RequestMessage };
        foreach (var header in response.Headers)
            answer.Headers.TryAddWithoutValidation(header.Key, header.Value);
        var (damaged, newType) = Damage(body, type, answer);
        answer.Content = new ByteArrayContent(damaged);
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", newType);
        return answer;
    }

    private (byte[] Body, string? Type) Damage(byte[] body, MediaTypeHeaderValue? type, HttpResponseMessage answer)
    {
        var text = Encoding.UTF8.GetString(body);
        switch (random.Next(11))
        {
            case 0:
                return (Say("cut", body[..random.Next(body.Length)]), type?.ToString());
            case 1:
                return (Say("other body", Encoding.UTF8.GetBytes(Pick(s_bodies))), type?.ToString());
            case 2:
                return (body, Say("other type", Pick(s_types)));
            case 3:
                return (Say("Latin-1 instead of UTF-8", Encoding.Latin1.GetBytes(text)), type?.ToString());
            case 4:
                return (Say("UTF-16 instead of UTF-8", Encoding.Unicode.GetBytes(text)), type?.ToString());
            case 5:
                answer.StatusCode = (System.Net.HttpStatusCode)int.Parse(Say("status", Pick(s_statuses)), System.Globalization.CultureInfo.InvariantCulture);
                return (random.Next(2) == 0 ? body : Encoding.UTF8.GetBytes(Pick(s_bodies)), type?.ToString());
            case 6:
                return (Say("random bytes", Flipped(body)), type?.ToString());
            default:
                return (Encoding.UTF8.GetBytes(DamageParts(text)), type?.ToString());
        }
    }

    /// <summary>Damages a batch's parts as such, or one document within the answer.</summary>
    private string DamageParts(string text)
    {
        var parts = Boundary().Matches(text);
        if (parts.Count > 2 && random.Next(3) == 0)
        {
            var pieces = parts.Select((part, i) => text[part.Index..(i + 1 < parts.Count ? parts[i + 1].Index : text.Length)]).ToList();
            var at = random.Next(pieces.Count - 1);
            switch (random.Next(3))
            {
                case 0:
                    pieces.RemoveAt(Say("part dropped", at));
                    break;
                case 1:
                    pieces.Insert(Say("part doubled", at), pieces[at]);
                    break;
                default:
                    pieces[at] = Say("part without status", pieces[at].Replace("HTTP/1.1 ", "HTTP/1.1 x", StringComparison.Ordinal));
                    break;
            }

            return string.Concat(pieces);
        }

        var documents = Documents(text);
        if (documents.Count == 0)
            return Say("nothing to damage", string.Empty);
        var (start, length) = documents[random.Next(documents.Count)];
        return text[..start] + DamageJson(text.Substring(start, length)) + text[(start + length)..];
    }

    private string DamageJson(string json)
    {
        var root = JsonNode.Parse(json)!;
        var properties = Properties(root).Where(property => IsTold(property.Name)).ToList();
        if (properties.Count == 0)
            return Say("nothing to damage", "{}");
        var (owner, name) = properties[random.Next(properties.Count)];
        var marker = Guid.NewGuid().ToString("N");
        switch (random.Next(4))
        {
            case 0:
                owner.Remove(Say("property removed", name));
                return root.ToJsonString();
            case 1:
                var value = owner[name]?.DeepClone();
                owner.Remove(Say("property renamed", name));
                owner[name + "X"] = value;
                return root.ToJsonString();
            case 2 when owner[name] is JsonArray { Count: > 0 } array:
                array.Insert(0, array[random.Next(array.Count)]?.DeepClone());
                Say("element doubled", name);
                return root.ToJsonString();
            default:
                owner[name] = marker;
                var wrong = Pick(s_wrongTypes);
                Say($"wrong type {wrong}", name);
                return root.ToJsonString().Replace($"\"{marker}\"", wrong, StringComparison.Ordinal);
        }
    }

    private byte[] Flipped(byte[] body)
    {
        var flipped = (byte[])body.Clone();
        for (var i = random.Next(1, 6); i > 0 && flipped.Length > 0; i--)
            flipped[random.Next(flipped.Length)] = (byte)random.Next(0x80, 0xC0);
        return flipped;
    }

    /// <summary>What a client has no use for may be missing or different; so may a link to more pages, whose absence means that there are none.</summary>
    private static bool IsTold(string name) =>
        !name.Contains("context", StringComparison.Ordinal) && !name.EndsWith("Link", StringComparison.Ordinal) && !name.Contains('@', StringComparison.Ordinal) | name == "@odata.etag";

    private static IEnumerable<(JsonObject Owner, string Name)> Properties(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(pair => Properties(pair.Value).Prepend((owner, pair.Key))),
        JsonArray array => array.SelectMany(Properties),
        _ => [],
    };

    /// <summary>Where JSON documents stand in a text: all of it, or each within a part of a batch.</summary>
    private static List<(int Start, int Length)> Documents(string text)
    {
        var found = new List<(int, int)>();
        for (var start = text.IndexOf('{', StringComparison.Ordinal); start >= 0;)
        {
            var bytes = Encoding.UTF8.GetBytes(text[start..]);
            var reader = new Utf8JsonReader(bytes);
            if (!reader.Read() || !reader.TrySkip())
                break;
            var length = Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed);
            found.Add((start, length));
            start = text.IndexOf('{', start + length);
        }

        return found;
    }

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private T Say<T>(string what, T result)
    {
        Done = result is byte[] ? what : $"{what}: {result}";
        return result;
    }

    [GeneratedRegex(@"^--\S+\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}
