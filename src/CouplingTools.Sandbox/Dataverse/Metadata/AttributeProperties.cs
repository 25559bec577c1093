using System.Text.Json.Nodes;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Which properties a request for attributes may select.</summary>
internal static class AttributeProperties
{
    /// <summary>Those every attribute has; the others need a cast to the attribute's type.</summary>
    public static IReadOnlySet<string> Common { get; } = Of(AttributeDefinition.Of(
        SchemaFiles.Dataverse.Table("accounts"), SchemaFiles.Dataverse.Table("accounts").Column("accountid")!));

    /// <summary>Those of one definition.</summary>
    public static IReadOnlySet<string> Of(JsonObject definition) => definition.Select(property => property.Key).ToHashSet(StringComparer.Ordinal);
}
