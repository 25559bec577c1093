using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>The $filter of requests for definitions.</summary>
internal static partial class MetadataFilter
{
    /// <summary>Whether the filter holds for the definition.</summary>
    public static bool Matches(JsonObject definition, string filter) =>
        filter.Split(" and ", StringSplitOptions.TrimEntries).All(condition => Holds(definition, condition));

    private static bool Holds(JsonObject definition, string condition)
    {
        if (Comparison().Match(condition) is not { Success: true } match)
        {
            throw Errors.NotImplemented($"The sandbox does not understand the condition '{condition}' on definitions.");
        }

        JsonNode? node = definition;
        foreach (var name in match.Groups["path"].Value.Split('/'))
        {
            node = node is JsonObject item && item.TryGetPropertyValue(name, out var value)
                ? value
                : throw Errors.Uri($"Could not find a property named '{name}' on the definition.");
        }

        var expected = match.Groups["text"].Success ? match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal) : match.Groups["word"].Value;
        return (node?.ToString() ?? "null").Equals(expected, StringComparison.OrdinalIgnoreCase) == (match.Groups["operator"].Value == "eq");
    }

    [GeneratedRegex(@"^(?<path>[\w/]+) (?<operator>eq|ne) (?:(?:Microsoft\.Dynamics\.CRM\.\w+)?'(?<text>(?:[^']|'')*)'|(?<word>[\w\-]+))$")]
    private static partial Regex Comparison();
}
