using System.Text.Json;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>One object of a mapping file. Remembers which keys were asked for, so that the others can be reported.</summary>
internal sealed class MappingJson
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public MappingJson(JsonElement element, string path, MappingProblems problems)
    {
        Path = path;
        Problems = problems;
        foreach (var property in element.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value))
                problems.Add(PathOf(property.Name), "DuplicateKey", property.Name);
        }
    }

    public string Path { get; }

    public MappingProblems Problems { get; }

    public IEnumerable<string> Keys => _values.Keys;

    public string PathOf(string key) => key.All(char.IsAsciiLetterOrDigit) ? $"{Path}.{key}" : $"{Path}['{key}']";

    /// <summary>Whether the file gives the key a value; <c>null</c> is none.</summary>
    public bool Has(string key) => Find(key) is not null;

    public JsonElement? Find(string key)
    {
        _known.Add(key);
        return _values.TryGetValue(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public JsonElement? Require(string key)
    {
        var value = Find(key);
        if (value is null)
            Problems.Add(PathOf(key), "MissingValue", key);
        return value;
    }

    /// <summary>Reports a value of the wrong type.</summary>
    public void WrongType(string key, string expected) => Problems.Add(PathOf(key), "WrongType", expected);

    /// <summary>Reports the keys nobody asked for.</summary>
    public void Complete()
    {
        foreach (var key in _values.Keys.Where(key => !_known.Contains(key)))
            Problems.AddUnknown(PathOf(key), "UnknownKey", key, _known);
    }
}
