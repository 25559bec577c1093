using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>Carries another number or code of a row into the rows that refer to it.</summary>
internal static class Renaming
{
    public static void Cascade(RowChange change, TableSchema table, string column, string from, string to)
    {
        var rows = change.Session.Query(table, new SqlQuery($"t.\"{column}\" = @0 AND t.\"{table.Key}\" <> @1", [from, change.Row.Id], null, null)).ToList();
        foreach (var row in rows)
        {
            row[column] = to;
            row[table.ModifiedColumn!] = change.Now;
            change.Session.Update(row);
        }
    }
}
