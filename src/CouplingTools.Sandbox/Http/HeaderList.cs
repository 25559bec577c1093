using System.Collections;

namespace CouplingTools.Sandbox.Http;

/// <summary>Headers in order; names are compared without regard to case.</summary>
internal sealed class HeaderList : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _items = [];

    /// <summary>The value of the header (several are joined by commas), or null.</summary>
    public string? this[string name]
    {
        get
        {
            string? value = null;
            foreach (var item in _items)
            {
                if (string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase))
                    value = value is null ? item.Value : $"{value}, {item.Value}";
            }
            return value;
        }
    }

    /// <summary>Adds a header.</summary>
    public void Add(string name, string value) => _items.Add(new(name, value));

    /// <summary>The preferences of the Prefer header by name; a preference without a value has a blank one.</summary>
    public IReadOnlyDictionary<string, string> Preferences() => PreferHeader.Parse(this["Prefer"]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
