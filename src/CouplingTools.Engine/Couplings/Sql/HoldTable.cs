using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.Suspension;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Couplings that are kept out of synchronization.</summary>
internal static class HoldTable
{
    // Only failures suspend, so a coupling that is resumed is one that failed. What changed while a person held it has been
    // passed over by runs over what changed, so it waits.
    private const string Release =
        """
        UPDATE couplings SET hold = NULL, failure = NULL,
            status = CASE WHEN status = 'Suspended' THEN 'Failed' WHEN status = 'Synchronized' AND hold IS NOT NULL THEN 'Pending' ELSE status END
        """;

    private const string Hold = "UPDATE couplings SET hold = @hold";

    public static Task<int> WriteAsync(SqlSession session, long scope, IReadOnlyCollection<long> ids, CouplingHold? hold) =>
        session.ExecuteAsync(
            $"{(hold is null ? Release : Hold)} WHERE scope = @scope AND {session.Dialect.IsKeyOf("id", "@ids")}",
            new { scope, ids = StoreJson.Write(ids), hold = StoreJson.Write(hold) });
}
