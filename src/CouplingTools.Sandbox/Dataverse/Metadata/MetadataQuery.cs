using System.Text.Json.Nodes;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>$select, $filter and $expand of a request for definitions, or of an expansion within one.</summary>
/// <remarks>Fidelity: $filter takes comparisons with eq and ne joined by and; other options are refused, as most are by the service.</remarks>
internal sealed record MetadataQuery(IReadOnlyList<string>? Select, string? Filter, IReadOnlyList<(string Name, MetadataQuery Query)> Expand)
{
    /// <summary>Reads the options of a request.</summary>
    public static MetadataQuery Of(QueryOptions options) => Of(options.Items.Where(item => item.Key.StartsWith('$')));

    /// <summary>The definitions the filter holds for, with the properties asked for.</summary>
    /// <param name="definitions">The definitions, whole.</param>
    /// <param name="known">The properties of the type; a property of a derived type is none of it.</param>
    /// <param name="type">The type's name in refusals.</param>
    public IEnumerable<JsonObject> Apply(IEnumerable<JsonObject> definitions, IReadOnlySet<string>? known, string type) =>
        definitions.Where(definition => Filter is null || MetadataFilter.Matches(definition, Filter)).Select(definition => Project(definition, known, type));

    private static MetadataQuery Of(IEnumerable<KeyValuePair<string, string>> options)
    {
        var query = new MetadataQuery(null, null, []);
        foreach (var (name, value) in options)
        {
            query = name switch
            {
                "$select" => query with { Select = value.Split(',', StringSplitOptions.TrimEntries) },
                "$filter" => query with { Filter = value },
                "$expand" => query with { Expand = Split(value, ',').Select(Expansion).ToArray() },
                _ => throw Errors.Uri($"The query parameter {name} is not supported"),
            };
        }

        return query;
    }

    private static (string Name, MetadataQuery Query) Expansion(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return (text.Trim(), new MetadataQuery(null, null, []));
        }

        var options = Split(text[(open + 1)..text.LastIndexOf(')')], ';').Select(option => option.Split('=', 2));
        return (text[..open].Trim(), Of(options.Select(pair => new KeyValuePair<string, string>(pair[0].Trim(), pair.Length == 2 ? pair[1] : ""))));
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == separator && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private JsonObject Project(JsonObject definition, IReadOnlySet<string>? known, string type)
    {
        if (Select is null)
        {
            return definition;
        }

        var result = new JsonObject();
        foreach (var name in Select.Prepend("@odata.type").Append("MetadataId").Distinct())
        {
            if (!name.StartsWith('@') && !(known?.Contains(name) ?? definition.ContainsKey(name)))
            {
                throw Errors.Uri($"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{type}'.");
            }

            if (definition.TryGetPropertyValue(name, out var value))
            {
                result[name] = value?.DeepClone();
            }
        }

        return result;
    }
}
