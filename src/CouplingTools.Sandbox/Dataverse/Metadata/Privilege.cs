using System.Text.Json.Nodes;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>A privilege on a table, such as prvReadAccount.</summary>
internal sealed record Privilege(string Type, string Name)
{
    private static readonly string[] s_types = ["Create", "Read", "Write", "Delete", "Assign", "Share", "Append", "AppendTo"];

    /// <summary>Its id: the same in every sandbox.</summary>
    public Guid Id => MetadataId.Of(Name);

    /// <summary>The privileges on a table; a table that belongs to the organization has no owner to assign or share with.</summary>
    public static IEnumerable<Privilege> Of(TableSchema table) => s_types
        .Where(type => table.Facts["OwnershipType"] != "OrganizationOwned" || type is not ("Assign" or "Share"))
        .Select(type => new Privilege(type, $"prv{type}{table.Facts["SchemaName"]}"));

    /// <summary>Its definition, as a table's definition lists it.</summary>
    public JsonNode Definition() => new JsonObject
    {
        ["CanBeBasic"] = true,
        ["CanBeDeep"] = true,
        ["CanBeGlobal"] = true,
        ["CanBeLocal"] = true,
        ["CanBeEntityReference"] = false,
        ["CanBeParentEntityReference"] = false,
        ["CanBeRecordFilter"] = false,
        [nameof(Name)] = Name,
        ["PrivilegeId"] = Id,
        ["PrivilegeType"] = Type,
    };
}
