using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>The row a request is about.</summary>
internal static class Existing
{
    /// <summary>The row, or the refusal that it does not exist.</summary>
    public static Row Row(DataverseCall call, TableSchema table, RecordKey key) =>
        Find(call, table, key) ?? throw KeyResolver.Missing(table, key);

    /// <summary>The row, or null.</summary>
    public static Row? Find(DataverseCall call, TableSchema table, RecordKey key)
    {
        var row = KeyResolver.Find(call, table, key);
        call.Operation.Id = row?.Id ?? KeyResolver.PrimaryKey(table, key);
        return row;
    }

    /// <summary>The row of a write, in the version the request names.</summary>
    public static Row ForWrite(DataverseCall call, TableSchema table, RecordKey key)
    {
        var row = Row(call, table, key);
        Conditions(call).CheckVersion(row);
        return row;
    }

    /// <summary>The conditions of the request.</summary>
    public static Conditions Conditions(DataverseCall call) =>
        Rows.Conditions.Of(call.Request.Headers["If-Match"], call.Request.Headers["If-None-Match"]);
}
