namespace CouplingTools.Sandbox.Dataverse.Addressing;

/// <summary>The key in a URL: the primary key, or the columns of an alternate key with their literals.</summary>
internal sealed record RecordKey(Guid? Id, IReadOnlyList<KeyMember> Members)
{
    /// <summary>Reads what stands between the parentheses of <c>accounts(...)</c>.</summary>
    public static RecordKey Parse(string text)
    {
        if (Guid.TryParse(text, out var id))
        {
            return new RecordKey(id, []);
        }

        var members = SplitOutsideQuotes(text).Select(KeyMember.Parse).ToArray();
        return members.Length == 0 ? throw Errors.Uri("Empty key in the request URI.") : new RecordKey(null, members);
    }

    private static IEnumerable<string> SplitOutsideQuotes(string text)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                quoted = !quoted;
            }
            else if (text[i] == ',' && !quoted)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        if (quoted)
        {
            throw Errors.Uri($"There is an unterminated literal at position {text.LastIndexOf('\'')} in '{text}'.");
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
