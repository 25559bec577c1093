using System.Text.Json.Nodes;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Shapes that definitions share.</summary>
internal static class MetadataJson
{
    /// <summary>A label in United States English.</summary>
    public static JsonObject Label(string text) => new()
    {
        ["LocalizedLabels"] = new JsonArray(Localized(text)),
        ["UserLocalizedLabel"] = Localized(text),
    };

    /// <summary>A property that a solution may lock.</summary>
    public static JsonObject Managed(JsonNode value, string logicalName) => new()
    {
        ["Value"] = value,
        ["CanBeChanged"] = true,
        ["ManagedPropertyLogicalName"] = logicalName,
    };

    private static JsonObject Localized(string text) => new()
    {
        ["Label"] = text,
        ["LanguageCode"] = 1033,
        ["IsManaged"] = true,
        ["MetadataId"] = MetadataId.Of($"label/{text}"),
        ["HasChanged"] = null,
    };
}
