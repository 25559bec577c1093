using System.Text.Json.Nodes;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Attribute definitions as JSON, each with the properties of its own type.</summary>
/// <remarks>Fidelity: display names are the logical names; virtual attributes (those of another attribute) are left out.</remarks>
internal static class AttributeDefinition
{
    /// <summary>The readable attributes of a table.</summary>
    public static IEnumerable<JsonObject> All(TableSchema table) => table.Columns.Where(column => !column.Hidden).Select(column => Of(table, column));

    /// <summary>The definition of a column.</summary>
    public static JsonObject Of(TableSchema table, ColumnSchema column)
    {
        var definition = new JsonObject
        {
            ["@odata.type"] = $"#Microsoft.Dynamics.CRM.{TypeName(column)}",
            ["MetadataId"] = MetadataId.Of($"{table.Entity}.{column.Name}"),
            ["LogicalName"] = column.Name,
            ["SchemaName"] = column.Name,
            ["EntityLogicalName"] = table.Entity,
            ["AttributeOf"] = null,
            ["AttributeType"] = column.Kind,
            ["AttributeTypeName"] = new JsonObject { ["Value"] = $"{column.Kind}Type" },
            ["RequiredLevel"] = MetadataJson.Managed(column.RequiredLevel, "canmodifyrequirementlevelsettings"),
            ["IsValidForCreate"] = column.CanCreate,
            ["IsValidForUpdate"] = column.CanUpdate,
            ["IsValidForRead"] = column.CanRead,
            ["IsPrimaryId"] = column.Name == table.Key,
            ["IsPrimaryName"] = column.Name == table.NameColumn,
            ["IsCustomAttribute"] = false,
            ["DisplayName"] = MetadataJson.Label(column.Name),
        };
        foreach (var (name, value) in Typed(column))
        {
            definition[name] = value;
        }

        return definition;
    }

    /// <summary>The type of the definition, without its namespace.</summary>
    public static string TypeName(ColumnSchema column) => column.Kind switch
    {
        "Owner" or "Customer" => "LookupAttributeMetadata",
        "Uniqueidentifier" => "UniqueIdentifierAttributeMetadata",
        _ => $"{column.Kind}AttributeMetadata",
    };

    private static Dictionary<string, JsonNode?> Typed(ColumnSchema column) => column.Kind switch
    {
        "String" => new() { ["MaxLength"] = column.MaxLength, ["Format"] = column.Format ?? "Text", ["FormatName"] = new JsonObject { ["Value"] = column.Format ?? "Text" } },
        "Memo" => new() { ["MaxLength"] = column.MaxLength, ["Format"] = column.Format ?? "TextArea" },
        "Integer" or "BigInt" => new() { ["MinValue"] = column.Min, ["MaxValue"] = column.Max, ["Format"] = column.Format ?? "None" },
        "Decimal" or "Double" or "Money" => new() { ["MinValue"] = column.Min, ["MaxValue"] = column.Max, ["Precision"] = column.Precision },
        "DateTime" => new()
        {
            ["Format"] = column.Format ?? "DateAndTime",
            ["DateTimeBehavior"] = new JsonObject { ["Value"] = column.Type == ColumnType.Date ? "DateOnly" : "UserLocal" },
        },
        "Boolean" => new() { ["DefaultValue"] = column.Default?.GetBoolean() ?? false },
        "Lookup" or "Owner" or "Customer" => new() { ["Targets"] = Targets(column), ["Format"] = "None" },
        _ => [],
    };

    private static JsonArray Targets(ColumnSchema column) =>
        [.. column.Targets.Select(target => (JsonNode)Relationships.Entity(target.Table)).ToArray()];
}
