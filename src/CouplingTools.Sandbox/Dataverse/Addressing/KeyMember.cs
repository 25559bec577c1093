namespace CouplingTools.Sandbox.Dataverse.Addressing;

/// <summary>One <c>name=value</c> of a key in a URL.</summary>
/// <param name="Value">The literal without its quotes.</param>
/// <param name="IsQuoted">Whether it stood in single quotes, that is, whether it is a string.</param>
internal sealed record KeyMember(string Name, string Value, bool IsQuoted)
{
    /// <summary>Reads <c>accountnumber='A''1'</c> or <c>new_number=5</c>.</summary>
    public static KeyMember Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw Errors.Uri($"Bad Request - Error in query syntax: '{text}' is not a key.");
        }

        var name = text[..equals].Trim();
        var literal = text[(equals + 1)..].Trim();
        var isQuoted = literal.Length >= 2 && literal[0] == '\'' && literal[^1] == '\'';
        return isQuoted
            ? new KeyMember(name, literal[1..^1].Replace("''", "'", StringComparison.Ordinal), true)
            : new KeyMember(name, literal, false);
    }
}
