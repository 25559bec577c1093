using CouplingTools.Engine.Couplings.Encoding;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>The bases of couplings: one row for each coupling, with all its fields.</summary>
internal static class BaseTable
{
    /// <summary>Moves the bases of the fields given; the coupling's other fields are left alone.</summary>
    public static Task<IReadOnlyList<long?>> MergeAsync(SqlSession session, IEnumerable<KeyValuePair<long, IReadOnlyDictionary<string, FieldBase>>> bases) =>
        session.RepeatAsync(
            $"""
            INSERT INTO bases (coupling, fields) VALUES (@1, @2)
            ON CONFLICT (coupling) DO UPDATE SET fields = {session.Dialect.MergedJson("bases.fields", "excluded.fields")} RETURNING coupling
            """,
            [.. bases.Select(one => (object?[])[one.Key, session.Dialect.ToMergeable(StoreJson.Write(one.Value))])]);

    // The sign keeps SQLite from walking the whole scope.
    public static string ReadStatement(SqlDialect dialect) =>
        $"""
        SELECT b.coupling AS Coupling, b.fields AS Fields FROM couplings c {dialect.FixedJoin} bases b ON b.coupling = c.id
        WHERE +c.scope = @scope AND {dialect.IsKeyOf("c.id", "@couplings")}
        """;

    public static async Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, FieldBase>>> ReadAsync(
        SqlSession session, long scope, IReadOnlyCollection<long> couplings)
    {
        var rows = await session.QueryAsync<Row>(ReadStatement(session.Dialect), new { scope, couplings = StoreJson.Write(couplings) });
        return rows.ToDictionary(row => row.Coupling, row => StoreJson.ReadBases(session.Dialect.FromMergeable(row.Fields)));
    }

    private sealed class Row
    {
        public long Coupling { get; init; }

        public required string Fields { get; init; }
    }
}
