using System.Net;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>
/// Deletes rows and leaves tombstones for change tracking. Contacts go with the account or contact they belong to;
/// other lookups between accounts and contacts are emptied; rows that are referred to otherwise stay.
/// </summary>
/// <remarks>Fidelity: the cascading is that of the relationships as Microsoft ships them; it cannot be configured.</remarks>
internal static class RowDeleter
{
    private static readonly HashSet<string> s_lenient = new(StringComparer.Ordinal) { "accounts", "contacts" };

    /// <summary>Deletes a row.</summary>
    public static void Delete(DataverseCall call, Row row)
    {
        foreach (var (table, column) in References(call, row.Table))
        {
            var where = column.TypeColumn is null
                ? new SqlQuery($"t.\"{column.Name}\" = @0", [row.Id], null, null)
                : new SqlQuery($"t.\"{column.Name}\" = @0 AND t.\"{column.TypeColumn}\" = @1", [row.Id, row.Table.Entity], null, null);
            foreach (var other in call.Session.Query(table, where).Where(other => other.Table != row.Table || other.Id != row.Id).ToArray())
            {
                Release(call, row, other, column);
            }
        }

        call.Session.Delete(row.Table, row.Id);
        Tombstone.Add(call, row);
    }

    private static void Release(DataverseCall call, Row row, Row other, ColumnSchema column)
    {
        if (column.Name == "parentcustomerid")
        {
            Delete(call, other);
        }
        else if (s_lenient.Contains(row.Table.Set))
        {
            RowWriter.Change(call, other, (body, changed) => body.Clear(changed, other.Table.AllNavigations.First(item => item.Column == column.Name)));
        }
        else
        {
            throw new DataverseException(
                HttpStatusCode.BadRequest,
                "0x80040227",
                "The object you tried to delete is associated with another object and cannot be deleted.");
        }
    }

    private static IEnumerable<(TableSchema Table, ColumnSchema Column)> References(DataverseCall call, TableSchema target) =>
        from table in Tables.All(call)
        from column in table.Columns
        where (column.CanCreate || column.CanUpdate) && column.Targets.Any(item => item.Table == target.Set)
        select (table, column);
}
