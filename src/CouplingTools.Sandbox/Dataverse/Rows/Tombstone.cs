using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>What is kept of a deleted row: its id and the version at which it went.</summary>
internal static class Tombstone
{
    private static readonly TableSchema s_table = SchemaFiles.Dataverse.Table("deletedrecords");

    /// <summary>Remembers that a row was deleted.</summary>
    public static void Add(DataverseCall call, Row deleted)
    {
        var row = new Row(s_table) { Id = call.Session.NewId() };
        row["entitylogicalname"] = deleted.Table.Entity;
        row["recordid"] = deleted.Id;
        row["deletedon"] = call.Now;
        call.Session.Insert(row);
    }

    /// <summary>The ids of rows of the table deleted after a version, in the order of their deletion.</summary>
    public static IReadOnlyList<Guid> Since(SandboxSession session, TableSchema table, long version)
    {
        var query = new SqlQuery(
            $"t.\"entitylogicalname\" = @0 AND t.{SqlSchema.VersionColumn} > @1", [table.Entity, version], $"t.{SqlSchema.VersionColumn}", null);
        return session.Query(s_table, query).Select(row => (Guid)row["recordid"]!).ToArray();
    }
}
