using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.Suspension;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Couplings that are kept out of synchronization.</summary>
internal static class HoldTable
{
    // Only failures suspend, so a coupling that is resumed is one that failed. What changed while a person held it has been
    // passed over by runs over what changed, so it waits.
    private const string Release =
        """
        UPDATE couplings SET hold = NULL, failure = NULL,
            status = CASE WHEN status = 'Suspended' THEN 'Failed' WHEN status = 'Synchronized' AND hold IS NOT NULL THEN 'Pending' ELSE status END
        WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))
        """;

    private const string Hold =
        "UPDATE couplings SET hold = @hold WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))";

    public static int Write(SqliteConnection connection, long scope, IReadOnlyCollection<long> ids, CouplingHold? hold) =>
        connection.Execute(hold is null ? Release : Hold, new { scope, ids = StoreJson.Write(ids), hold = StoreJson.Write(hold) });
}
