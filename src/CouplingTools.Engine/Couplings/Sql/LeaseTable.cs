using CouplingTools.Engine.Couplings.Encoding;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>
/// Claims of runs on couplings. A claim holds as long as its run is under way; its number is in all that is written under it, so that
/// a run that lost it, because it slept past its life, cannot write any more.
/// </summary>
internal static class LeaseTable
{
    public static async Task<long> NextFenceAsync(SqlSession session) => await session.ScalarAsync<long>(session.Dialect.NextFence);

    /// <summary>Claims couplings that no run under way has.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="run">The run that claims.</param>
    /// <param name="doneKey">Leaves couplings to others that were through with them under this key since they were read.</param>
    /// <param name="couplings">The couplings, as they were read.</param>
    /// <param name="underWay">Tells which of some runs are under way.</param>
    public static async Task<IReadOnlyList<CouplingClaim>> ClaimAsync(
        SqlSession session, long scope, Guid run, string? doneKey, IReadOnlyList<StoredCoupling> couplings, Func<IEnumerable<Guid>, Task<IReadOnlySet<Guid>>> underWay)
    {
        var ids = StoreJson.Write(couplings.Select(coupling => coupling.Id));
        var free = await RowsAsync(session, scope, ids, session.Dialect.LockingFree);
        // What another writer has just now is there, and not among those.
        var all = free.Count == couplings.Count ? free : await RowsAsync(session, scope, ids, string.Empty);
        var alive = await underWay(all.Values.Select(row => row.Holder).OfType<Guid>().Where(holder => holder != run).Distinct());
        // What no run has a claim on is no run's to look after either.
        var open = (await IntentTable.CouplingsAsync(session, ids)).ToHashSet();
        var fence = await NextFenceAsync(session);
        var claims = couplings.Select(coupling => ClaimOf(coupling, fence, run, doneKey, free, all, alive, open)).ToList();
        var taken = StoreJson.Write(claims.Where(claim => claim.State is ClaimState.Claimed or ClaimState.Changed or ClaimState.TakenOver).Select(claim => claim.Coupling));
        await session.ExecuteAsync(
            $"UPDATE couplings SET lease_run = @run, fence = @fence, done_key = NULL WHERE scope = @scope AND {session.Dialect.IsKeyOf("id", "@taken")}",
            new { scope, run = run.ToString("D"), fence, taken });
        return claims;
    }

    public static Task<int> ReleaseAsync(SqlSession session, long scope, Guid run, IEnumerable<long> ids) =>
        session.ExecuteAsync(
            $"UPDATE couplings SET lease_run = NULL WHERE scope = @scope AND lease_run = @run AND {session.Dialect.IsKeyOf("id", "@ids")}",
            new { scope, run = run.ToString("D"), ids = StoreJson.Write(ids) });

    /// <summary>Ends a claim on couplings that were stored.</summary>
    public static Task<int> EndAsync(SqlSession session, long scope, CouplingLease lease, IEnumerable<long> ids) =>
        session.ExecuteAsync(
            $"UPDATE couplings SET lease_run = NULL, done_key = @DoneKey WHERE scope = @scope AND {session.Dialect.IsKeyOf("id", "@ids")}",
            new { scope, lease.DoneKey, ids = StoreJson.Write(ids) });

    /// <summary>Marks couplings as orphaned that no run has claimed, or let go of, since they were read.</summary>
    public static Task<IReadOnlyList<long?>> OrphanAsync(SqlSession session, long scope, IReadOnlyList<StoredCoupling> couplings) =>
        session.RepeatAsync(
            "UPDATE couplings SET status = @3 WHERE scope = @1 AND id = @2 AND fence = @4 AND coalesce(lease_run, '') = @5 RETURNING id",
            [.. couplings.Select(coupling => new object?[] { scope, coupling.Id, nameof(CouplingStatus.Orphaned), coupling.Fence, coupling.LeaseRun?.ToString("D") ?? string.Empty })]);

    /// <summary>Makes sure that claims still hold, and keeps them until the end of the transaction. Couplings that were removed do not count.</summary>
    /// <returns>The couplings that were removed.</returns>
    /// <exception cref="CouplingException"><c>LeaseLost</c>.</exception>
    public static async Task<HashSet<long>> VerifyAsync(SqlSession session, long scope, IEnumerable<(long Coupling, CouplingLease Lease)> leases)
    {
        var removed = new HashSet<long>();
        foreach (var group in leases.GroupBy(lease => (lease.Lease.Run, lease.Lease.Fence)))
        {
            var couplings = group.Select(lease => lease.Coupling).Distinct().ToList();
            var rows = await RowsAsync(session, scope, StoreJson.Write(couplings), session.Dialect.Locking);
            removed.UnionWith(couplings.Where(coupling => !rows.ContainsKey(coupling)));
            if (rows.Values.Any(row => row.Holder != group.Key.Run || row.Fence != group.Key.Fence))
                throw ErrorText.Exception("LeaseLost", ErrorClass.Transient);
        }

        return removed;
    }

    private static async Task<Dictionary<long, Row>> RowsAsync(SqlSession session, long scope, string ids, string locking)
    {
        var sql =
            $"""
            SELECT c.id AS Id, c.fence AS Fence, c.lease_run AS LeaseRun, c.done_key AS DoneKey FROM couplings c
            WHERE +c.scope = @scope AND {session.Dialect.IsKeyOf("c.id", "@ids")} ORDER BY c.id {locking}
            """;
        return (await session.QueryAsync<Row>(sql, new { scope, ids })).ToDictionary(row => row.Id);
    }

    private static CouplingClaim ClaimOf(
        StoredCoupling coupling, long fence, Guid run, string? doneKey, Dictionary<long, Row> free, Dictionary<long, Row> all, IReadOnlySet<Guid> alive, HashSet<long> open)
    {
        if (!all.TryGetValue(coupling.Id, out var row))
            return new(coupling.Id, ClaimState.Gone);
        var other = row.Holder == run ? null : row.Holder;
        if (!free.ContainsKey(coupling.Id) || (other is { } holder && alive.Contains(holder)))
            return new(coupling.Id, ClaimState.Held, Other: other);
        if (other is not null || open.Contains(coupling.Id))
            return new(coupling.Id, ClaimState.TakenOver, fence, other);
        if (row.Fence == coupling.Fence)
            return new(coupling.Id, ClaimState.Claimed, fence);
        return doneKey is not null && row.DoneKey == doneKey ? new(coupling.Id, ClaimState.Done) : new(coupling.Id, ClaimState.Changed, fence);
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public long Fence { get; init; }

        public string? LeaseRun { get; init; }

        public string? DoneKey { get; init; }

        public Guid? Holder => LeaseRun is null ? null : Guid.ParseExact(LeaseRun, "D");
    }
}
