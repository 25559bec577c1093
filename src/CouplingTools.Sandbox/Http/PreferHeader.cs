using System.Text;

namespace CouplingTools.Sandbox.Http;

/// <summary>Reads a Prefer header: name=value pairs separated by commas or semicolons; values may be quoted.</summary>
internal static class PreferHeader
{
    public static IReadOnlyDictionary<string, string> Parse(string? header)
    {
        var preferences = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in Split(header ?? string.Empty))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? part : part[..equals]).Trim();
            if (name.Length > 0)
                preferences[name] = equals < 0 ? string.Empty : part[(equals + 1)..].Trim().Trim('"');
        }
        return preferences;
    }

    private static IEnumerable<string> Split(string header)
    {
        var part = new StringBuilder();
        var quoted = false;
        foreach (var c in header)
        {
            if (c == '"')
                quoted = !quoted;
            if (c is ',' or ';' && !quoted)
            {
                yield return part.ToString();
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }
        yield return part.ToString();
    }
}
