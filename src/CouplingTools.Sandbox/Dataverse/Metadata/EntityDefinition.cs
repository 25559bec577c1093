using System.Globalization;
using System.Text.Json.Nodes;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Table definitions and alternate keys as JSON.</summary>
internal static class EntityDefinition
{
    /// <summary>The definition of a table without its collections.</summary>
    public static JsonObject Of(TableSchema table) => new()
    {
        ["MetadataId"] = Id(table),
        ["LogicalName"] = table.Entity,
        ["SchemaName"] = table.Facts["SchemaName"],
        ["EntitySetName"] = table.Set,
        ["LogicalCollectionName"] = table.Set,
        ["CollectionSchemaName"] = table.Facts["SchemaName"] + "s",
        ["DisplayName"] = MetadataJson.Label(table.Facts["DisplayName"]),
        ["DisplayCollectionName"] = MetadataJson.Label(table.Facts["DisplayCollectionName"]),
        ["ObjectTypeCode"] = int.Parse(table.Facts["ObjectTypeCode"], CultureInfo.InvariantCulture),
        ["PrimaryIdAttribute"] = table.Key,
        ["PrimaryNameAttribute"] = table.NameColumn,
        ["OwnershipType"] = table.Facts["OwnershipType"],
        ["TableType"] = "Standard",
        ["IsOptimisticConcurrencyEnabled"] = table.Facts["IsOptimisticConcurrencyEnabled"] == "true",
        ["ChangeTrackingEnabled"] = table.Facts["ChangeTrackingEnabled"] == "true",
        ["IsActivity"] = false,
        ["IsCustomEntity"] = false,
        ["IsCustomizable"] = MetadataJson.Managed(true, "iscustomizable"),
        ["CanCreateAttributes"] = MetadataJson.Managed(true, "cancreateattributes"),
        ["Privileges"] = new JsonArray([.. Privilege.Of(table).Select(privilege => privilege.Definition())]),
    };

    /// <summary>The id of a table's definition.</summary>
    public static Guid Id(TableSchema table) => MetadataId.Of(table.Entity);

    /// <summary>The alternate keys of a table.</summary>
    public static IEnumerable<JsonObject> Keys(SandboxSession session, TableSchema table) => AlternateKey.Of(session, table).Select(key => new JsonObject
    {
        ["MetadataId"] = key.Id,
        ["LogicalName"] = key.LogicalName,
        ["SchemaName"] = key.SchemaName,
        ["EntityLogicalName"] = key.Entity,
        ["DisplayName"] = MetadataJson.Label(key.DisplayName),
        ["KeyAttributes"] = new JsonArray([.. key.Columns.Select(column => (JsonNode)column)]),
        ["EntityKeyIndexStatus"] = "Active",
        ["IsManaged"] = false,
        ["AsyncJob"] = null,
    });
}
