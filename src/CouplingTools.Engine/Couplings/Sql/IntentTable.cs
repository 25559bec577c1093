using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>The writes whose effect is not known yet.</summary>
internal static class IntentTable
{
    // A unique key lets one create for a record be open at a time.
    private const string Insert =
        """
        INSERT INTO intents (scope, run, mapping, side, kind, target_id, source_id, expected_version, replaced_id, field_values, bases,
            known_before, created_at, state, correlation, before_values, changes, candidates, coupling, fence)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20) ON CONFLICT DO NOTHING RETURNING id
        """;

    /// <summary>Adds intents; a create that must not be sent comes back with the key 0.</summary>
    public static async Task<IReadOnlyList<WriteIntent>> AddAsync(SqlSession session, long scope, IReadOnlyList<WriteIntent> intents)
    {
        var removed = await LeaseTable.VerifyAsync(session, scope, intents.Where(IsLeased).Select(intent => (intent.Coupling!.Value, intent.Lease!)));
        var vain = Enumerable.Range(0, intents.Count).Where(place => IsLeased(intents[place]) && removed.Contains(intents[place].Coupling!.Value)).ToHashSet();
        await RemoveAsync(session, scope, intents.Where((_, place) => !vain.Contains(place)).Select(intent => intent.Continues).OfType<long>());
        var keys = await session.RepeatAsync(Insert, [.. intents.Select(intent => Row(scope, intent))]);
        // Asked once the creates are claimed: a partner that another writer gave the record before that is seen now.
        var refused = await CreateClaims.RefusedAsync(session, scope, intents);
        refused.UnionWith(vain);
        await RemoveAsync(session, scope, refused.Select(place => keys[place]).OfType<long>());
        return [.. intents.Select((intent, place) => vain.Contains(place) ? intent with { Coupling = null } : refused.Contains(place) ? intent : intent with { Id = keys[place] ?? 0 })];
    }

    public static async Task<IReadOnlyList<WriteIntent>> OpenAsync(SqlSession session, long scope, string mapping)
    {
        var sql = $"SELECT {IntentRow.Columns} FROM intents WHERE scope = @scope AND {session.Dialect.Names("mapping", "@mapping")} ORDER BY id";
        return [.. (await session.QueryAsync<IntentRow>(sql, new { scope, mapping })).Select(row => row.ToIntent())];
    }

    /// <summary>Those of some intents that are not there.</summary>
    public static async Task<IReadOnlyList<WriteIntent>> WithoutKnownAsync(SqlSession session, long scope, IReadOnlyList<WriteIntent> intents)
    {
        var known = new HashSet<object>();
        foreach (var mapping in intents.Select(intent => intent.Mapping).Distinct(StringComparer.OrdinalIgnoreCase))
            known.UnionWith((await OpenAsync(session, scope, mapping)).Select(KeyOf));
        return [.. intents.Where(intent => !known.Contains(KeyOf(intent)))];

        static object KeyOf(WriteIntent intent) => (intent.RunId, intent.Side, intent.Kind, intent.SourceId, intent.TargetId, intent.ExpectedVersion, intent.CreatedAt);
    }

    /// <summary>The intents that their run is done with and has left open: it has the claim no more under which it wrote.</summary>
    public static Task<IReadOnlyList<long>> AbandonedAsync(SqlSession session, long scope, string mapping)
    {
        var sql =
            $"""
            SELECT i.id FROM intents i JOIN couplings c ON c.id = i.coupling
            WHERE i.scope = @scope AND {session.Dialect.Names("i.mapping", "@mapping")} AND (c.lease_run IS NULL OR c.lease_run <> i.run OR c.fence <> i.fence)
            """;
        return session.QueryAsync<long>(sql, new { scope, mapping });
    }

    /// <summary>Those of some couplings for which writes are open, of whatever run.</summary>
    public static Task<IReadOnlyList<long>> CouplingsAsync(SqlSession session, string couplings) =>
        session.QueryAsync<long>($"SELECT DISTINCT coupling FROM intents WHERE coupling IS NOT NULL AND {session.Dialect.IsKeyOf("coupling", "@couplings")}", new { couplings });

    /// <summary>The creates whose effect reading could not tell.</summary>
    public static async Task<IReadOnlyList<WriteIntent>> AmbiguousAsync(SqlSession session, long scope, string? mapping)
    {
        var restriction = mapping is null ? string.Empty : $" AND {session.Dialect.Names("mapping", "@mapping")}";
        var sql = $"SELECT {IntentRow.Columns} FROM intents WHERE scope = @scope AND state = @state{restriction} ORDER BY id";
        var rows = await session.QueryAsync<IntentRow>(sql, new { scope, mapping, state = IntentState.Ambiguous.ToString() });
        return [.. rows.Select(row => row.ToIntent())];
    }

    /// <summary>The creates that may have been carried out, and whose record has an id that nobody knows yet.</summary>
    public static async Task<IReadOnlyList<WriteIntent>> UnknownCreatesAsync(SqlSession session, long scope, string mapping, Side side)
    {
        var sql =
            $"""
            SELECT {IntentRow.Columns} FROM intents WHERE scope = @scope AND {session.Dialect.Names("mapping", "@mapping")} AND side = @side
                AND kind = @kind AND target_id IS NULL AND state <> @intended ORDER BY id
            """;
        var rows = await session.QueryAsync<IntentRow>(
            sql, new { scope, mapping, side = side.ToString(), kind = nameof(WriteKind.Create), intended = nameof(IntentState.Intended) });
        return [.. rows.Select(row => row.ToIntent())];
    }

    public static Task<int> MarkSentAsync(SqlSession session, long scope, IEnumerable<long> ids) =>
        session.ExecuteAsync(
            $"UPDATE intents SET state = @sent WHERE scope = @scope AND state = @intended AND {session.Dialect.IsKeyOf("id", "@ids")}",
            new { scope, ids = StoreJson.Write(ids), intended = IntentState.Intended.ToString(), sent = IntentState.Sent.ToString() });

    public static Task<int> CountAsync(SqlSession session, long scope, IEnumerable<long> ids) =>
        session.ScalarAsync<int>($"SELECT count(*) FROM intents WHERE scope = @scope AND {session.Dialect.IsKeyOf("id", "@ids")}", new { scope, ids = StoreJson.Write(ids) });

    public static Task MarkAmbiguousAsync(SqlSession session, long scope, IEnumerable<WriteIntent> creates) =>
        session.RepeatAsync(
            "UPDATE intents SET state = @3, candidates = @4 WHERE scope = @1 AND id = @2 RETURNING id",
            [.. creates.Select(create => new object?[] { scope, create.Id, IntentState.Ambiguous.ToString(), StoreJson.Write(create.Candidates) })]);

    /// <summary>Keeps intents from every other writer until this one is done, and returns how many of them are still there.</summary>
    public static Task<int> LockAsync(SqlSession session, long scope, IEnumerable<long> ids) =>
        session.ExecuteAsync(
            $"UPDATE intents SET state = state WHERE scope = @scope AND {session.Dialect.IsKeyOf("id", "@ids")}", new { scope, ids = StoreJson.Write(ids) });

    public static Task<int> RemoveAsync(SqlSession session, long scope, IEnumerable<long> ids) =>
        session.ExecuteAsync(
            $"DELETE FROM intents WHERE scope = @scope AND {session.Dialect.IsKeyOf("id", "@ids")}", new { scope, ids = StoreJson.Write(ids) });

    private static bool IsLeased(WriteIntent intent) => intent is { Coupling: not null, Lease: not null };

    private static object?[] Row(long scope, WriteIntent intent) =>
    [
        scope, intent.RunId.ToString("D"), intent.Mapping, intent.Side.ToString(), intent.Kind.ToString(),
        intent.TargetId?.ToString("D"), intent.SourceId.ToString("D"), intent.ExpectedVersion, intent.ReplacedId?.ToString("D"),
        StoreJson.Write(intent.Values), StoreJson.Write(intent.Bases), StoreJson.Write(intent.KnownBefore), StoreTime.Write(intent.CreatedAt),
        intent.State.ToString(), intent.Correlation?.ToString("D"), StoreJson.Write(intent.Before), StoreJson.Write(intent.Changes),
        StoreJson.Write(intent.Candidates), intent.Lease is null ? null : intent.Coupling, intent.Lease?.Fence,
    ];
}
