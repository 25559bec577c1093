using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.BusinessCentral.Addressing;

/// <summary>A segment of a path: a name, and a key in parentheses.</summary>
internal sealed record Segment(string Name, string? Key)
{
    public static Segment Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && text.EndsWith(')') ? new Segment(text[..open], text[(open + 1)..^1]) : new Segment(text, null);
    }

    /// <summary>True where the segment has that name.</summary>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The key as the guid it has to be; it may be preceded by the key's name.</summary>
    public Guid Guid(TableSchema table)
    {
        var prefix = $"{table.Key}=";
        var text = Key!.StartsWith(prefix, StringComparison.Ordinal) ? Key[prefix.Length..] : Key;
        return System.Guid.TryParseExact(text, "D", out var key) ? key : throw BusinessCentralErrors.BadRequest("Bad Request - Error in query syntax.");
    }
}
