using CouplingTools.Engine.Couplings.Encoding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>The writes whose effect is not known yet.</summary>
internal static class IntentTable
{
    private const string Insert =
        """
        INSERT INTO intents (scope, run, mapping, side, kind, target_id, source_id, expected_version, replaced_id, field_values, bases,
            known_before, created_at)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13) RETURNING id
        """;

    /// <summary>Adds intents; a create that must not be sent comes back with the key 0.</summary>
    public static IReadOnlyList<WriteIntent> Add(SqliteTransaction transaction, long scope, IReadOnlyList<WriteIntent> intents)
    {
        using var insert = new PreparedStatement(transaction, Insert, 13);
        var refused = CreateClaims.Refused(transaction.Connection!, scope, intents);
        return [.. intents.Select(intent => refused.Contains(intent) ? intent : intent with { Id = Add(insert, scope, intent) })];
    }

    public static IReadOnlyList<WriteIntent> Open(SqliteConnection connection, long scope, string mapping)
    {
        const string Sql = $"SELECT {IntentRow.Columns} FROM intents WHERE scope = @scope AND mapping = @mapping ORDER BY id";
        return [.. connection.Query<IntentRow>(Sql, new { scope, mapping }).Select(row => row.ToIntent())];
    }

    public static int Remove(SqliteConnection connection, long scope, IEnumerable<long> ids) =>
        connection.Execute(
            "DELETE FROM intents WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))",
            new { scope, ids = StoreJson.Write(ids) });

    private static long Add(PreparedStatement insert, long scope, WriteIntent intent) => insert.Insert(
        scope, intent.RunId.ToString("D"), intent.Mapping, intent.Side.ToString(), intent.Kind.ToString(),
        intent.TargetId?.ToString("D"), intent.SourceId.ToString("D"), intent.ExpectedVersion, intent.ReplacedId?.ToString("D"),
        StoreJson.Write(intent.Values), StoreJson.Write(intent.Bases), StoreJson.Write(intent.KnownBefore), StoreTime.Write(intent.CreatedAt));
}
