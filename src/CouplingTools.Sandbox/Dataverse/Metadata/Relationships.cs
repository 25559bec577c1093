using System.Text.Json.Nodes;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Many-to-one relationships as JSON.</summary>
/// <remarks>Fidelity: relationships to tables the sandbox lacks (teams, SLAs and others) are listed, as their lookups are.</remarks>
internal static class Relationships
{
    /// <summary>What owns a row is an "owner", which stands for users and teams.</summary>
    private static readonly LookupTarget s_owner = new("owner", "ownerid");

    /// <summary>The relationships of a table's lookups.</summary>
    public static IEnumerable<JsonObject> ManyToOne(TableSchema table) =>
        from column in table.Columns
        from target in column.Kind == "Owner" ? [s_owner] : column.Targets
        let entity = Entity(target.Table)
        let schemaName = $"{entity}_{table.Entity}_{column.Name}"
        select new JsonObject
        {
            ["MetadataId"] = MetadataId.Of($"relationship/{schemaName}"),
            ["SchemaName"] = schemaName,
            ["RelationshipType"] = "OneToManyRelationship",
            ["ReferencingEntity"] = table.Entity,
            ["ReferencingAttribute"] = column.Name,
            ["ReferencingEntityNavigationPropertyName"] = target.Navigation,
            ["ReferencedEntity"] = entity,
            ["ReferencedAttribute"] = SchemaFiles.DataverseWithCompanies.Find(target.Table)?.Key ?? $"{entity}id",
            ["IsCustomRelationship"] = false,
        };

    /// <summary>The logical name of a lookup's target; of a table the sandbox lacks the schema keeps that name itself.</summary>
    public static string Entity(string target) => SchemaFiles.DataverseWithCompanies.Find(target)?.Entity ?? target;
}
