namespace CouplingTools.Sandbox.Http;

/// <summary>Query options of an address, unescaped, in order. Names are case-sensitive.</summary>
internal sealed class QueryOptions
{
    private QueryOptions(IReadOnlyList<KeyValuePair<string, string>> items) => Items = items;

    /// <summary>No options.</summary>
    public static QueryOptions None { get; } = new([]);

    /// <summary>Names and values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Items { get; }

    /// <summary>The first value of that name, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var item in Items)
            {
                if (item.Key == name)
                    return item.Value;
            }
            return null;
        }
    }

    /// <summary>Parses the query part of an address, with or without its question mark. A plus sign is a blank, as in every query.</summary>
    public static QueryOptions Parse(string query)
    {
        var items = new List<KeyValuePair<string, string>>();
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            items.Add(equals < 0 ? new(Unescape(part), string.Empty) : new(Unescape(part[..equals]), Unescape(part[(equals + 1)..])));
        }
        return new QueryOptions(items);
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
