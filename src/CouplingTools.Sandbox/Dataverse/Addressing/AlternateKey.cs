using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Addressing;

/// <summary>An alternate key of a table.</summary>
/// <remarks>Fidelity: a key is active as soon as it is defined; the service builds its index in the background.</remarks>
internal sealed record AlternateKey(Guid Id, string Entity, string LogicalName, string SchemaName, string DisplayName, IReadOnlyList<string> Columns)
{
    private static readonly TableSchema s_table = SchemaFiles.Dataverse.Table("entitykeys");

    /// <summary>The keys of a table.</summary>
    public static IReadOnlyList<AlternateKey> Of(SandboxSession session, TableSchema table) => session
        .Query(s_table, new SqlQuery("t.\"entitylogicalname\" = @0", [table.Entity], null, null))
        .Select(row => new AlternateKey(
            row.Id, table.Entity, row.Text("logicalname"), row.Text("schemaname"), row.Text("displayname"), row.Text("keyattributes").Split(',')))
        .ToArray();

    /// <summary>Writes the key.</summary>
    public void Save(SandboxSession session)
    {
        var row = new Row(s_table) { Id = Id };
        row["entitylogicalname"] = Entity;
        row["logicalname"] = LogicalName;
        row["schemaname"] = SchemaName;
        row["displayname"] = DisplayName;
        row["keyattributes"] = string.Join(',', Columns);
        session.Insert(row);
    }

    /// <summary>A row with the given values in the key's columns, or null; a blank value never matches.</summary>
    public Row? Find(SandboxSession session, TableSchema table, Func<string, object?> value)
    {
        var values = Columns.Select(value).ToArray();
        if (values.Any(item => item is null))
        {
            return null;
        }

        var where = string.Join(" AND ", Columns.Select((column, i) => $"t.\"{column}\" = @{i}"));
        return session.Query(table, new SqlQuery(where, values, null, 1)).FirstOrDefault();
    }
}
