using System.Text.Json.Nodes;

namespace CouplingTools.Engine.Tests.Mappings.Support;

/// <summary>
/// The part of JSON Schema that the mapping schema uses. A keyword it does not know is an error, so that the schema
/// cannot grow beyond what is checked.
/// </summary>
internal sealed class SchemaValidator(JsonNode schema)
{
    private static readonly string[] s_annotations = ["$schema", "$defs", "title", "description", "properties"];

    public IReadOnlyList<string> Validate(JsonNode? value) => [.. Errors(schema, value, "$")];

    private IEnumerable<string> Errors(JsonNode node, JsonNode? value, string path) =>
        node.AsObject()
            .Where(keyword => !s_annotations.Contains(keyword.Key) || keyword.Key == "properties")
            .SelectMany(keyword => Errors(node, keyword.Key, keyword.Value!, value, path));

    private IEnumerable<string> Errors(JsonNode node, string keyword, JsonNode rule, JsonNode? value, string path) => keyword switch
    {
        "$ref" => Errors(Resolve(rule.GetValue<string>()), value, path),
        "type" => Names(rule).Any(type => IsOf(type, value)) ? [] : [$"{path}: not of type {rule.ToJsonString()}"],
        "enum" => rule.AsArray().Any(legal => JsonNode.DeepEquals(legal, value)) ? [] : [$"{path}: not one of {rule.ToJsonString()}"],
        "anyOf" => rule.AsArray().Any(choice => !Errors(choice!, value, path).Any()) ? [] : [$"{path}: fits no choice"],
        "required" when value is JsonObject json => Names(rule).Where(name => !json.ContainsKey(name)).Select(name => $"{path}: {name} is missing"),
        "dependentRequired" when value is JsonObject json => rule.AsObject()
            .Where(dependent => json.ContainsKey(dependent.Key))
            .SelectMany(dependent => Names(dependent.Value!).Where(name => !json.ContainsKey(name)).Select(name => $"{path}: {name} is missing")),
        "properties" when value is JsonObject json => rule.AsObject()
            .Where(property => json.ContainsKey(property.Key))
            .SelectMany(property => Errors(property.Value!, json[property.Key], $"{path}.{property.Key}")),
        "additionalProperties" when value is JsonObject json => json
            .Where(property => !(node["properties"]?.AsObject().ContainsKey(property.Key) ?? false))
            .SelectMany(property => rule is JsonObject
                ? Errors(rule, property.Value, $"{path}.{property.Key}")
                : [$"{path}.{property.Key}: unknown"]),
        "items" when value is JsonArray array => array.SelectMany((item, index) => Errors(rule, item, $"{path}[{index}]")),
        "minItems" when value is JsonArray array => array.Count >= rule.GetValue<int>() ? [] : [$"{path}: too few"],
        "minProperties" when value is JsonObject json => json.Count >= rule.GetValue<int>() ? [] : [$"{path}: too few"],
        "minLength" when value is JsonValue => value.GetValue<string>().Length >= rule.GetValue<int>() ? [] : [$"{path}: too short"],
        "minimum" when value is JsonValue => value.GetValue<decimal>() >= rule.GetValue<decimal>() ? [] : [$"{path}: too small"],
        "maximum" when value is JsonValue => value.GetValue<decimal>() <= rule.GetValue<decimal>() ? [] : [$"{path}: too great"],
        "exclusiveMinimum" when value is JsonValue => value.GetValue<decimal>() > rule.GetValue<decimal>() ? [] : [$"{path}: too small"],
        "exclusiveMinimum" or "required" or "dependentRequired" or "properties" or "additionalProperties" or "items" or "minItems" or "minProperties" or "minLength" or "minimum" or "maximum" => [],
        _ => throw new NotSupportedException($"The schema uses '{keyword}', which is not checked."),
    };

    private JsonNode Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(schema, (node, part) => node[part]!);

    private static IEnumerable<string> Names(JsonNode rule) =>
        rule is JsonArray array ? array.Select(name => name!.GetValue<string>()) : [rule.GetValue<string>()];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && decimal.IsInteger(value.GetValue<decimal>()),
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        _ => string.Equals(value?.GetValueKind().ToString(), type, StringComparison.OrdinalIgnoreCase),
    };
}
