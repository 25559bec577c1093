using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.History;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>The history of executions.</summary>
internal static class RunTable
{
    /// <summary>Writes a run's beginning, unless it was written before.</summary>
    public static Task<int> BeginAsync(SqlSession session, long scope, RunRecord run)
    {
        const string Sql =
            """
            INSERT INTO runs (scope, run, root, parent, kind, mapping, direction, started_at, started_by, process_id)
            VALUES (@scope, @run, (SELECT coalesce(root, id) FROM runs WHERE scope = @scope AND run = @parent), @parent, @kind,
                @Mapping, @direction, @startedAt, @StartedBy, @processId)
            ON CONFLICT (scope, run) DO NOTHING
            """;
        return session.ExecuteAsync(Sql, new
        {
            scope,
            run = run.Id.ToString("D"),
            parent = run.ParentId?.ToString("D"),
            kind = run.Kind.ToString(),
            run.Mapping,
            direction = run.Direction.ToString(),
            startedAt = StoreTime.Write(run.StartedAt),
            run.StartedBy,
            processId = (long)run.ProcessId,
        });
    }

    public static Task<int> EndAsync(SqlSession session, long scope, RunRecord run) =>
        session.ExecuteAsync(
            "UPDATE runs SET completed_at = @completedAt, is_interrupted = @isInterrupted WHERE scope = @scope AND run = @run",
            new { scope, run = run.Id.ToString("D"), completedAt = StoreTime.Write(run.CompletedAt), isInterrupted = run.IsInterrupted ? 1L : 0L });

    /// <summary>
    /// Forgets that records were unchanged in the runs of the mapping before one that is through: the counters of those runs tell how many. As every
    /// run does so, a few of the latest are all that can have any.
    /// </summary>
    public static Task<int> ForgetUnchangedAsync(SqlSession session, long scope, Guid run)
    {
        var sql =
            $"""
            DELETE FROM results WHERE outcome = @unchanged AND reason IS NULL AND run IN (
                SELECT r.id FROM runs r JOIN runs l ON l.scope = r.scope AND {session.Dialect.Names("r.mapping", "l.mapping")}
                WHERE l.scope = @scope AND l.run = @run AND r.id < l.id AND r.completed_at IS NOT NULL AND r.unchanged > 0 ORDER BY r.id DESC LIMIT 20)
            """;
        return session.ExecuteAsync(sql, new { scope, run = run.ToString("D"), unchanged = SyncOutcome.Unchanged.ToString() });
    }

    /// <summary>The page of runs after the one with the keys given.</summary>
    public static Task<IReadOnlyList<RunRow>> ListAsync(SqlSession session, long scope, RunFilter filter, RunRow? after, int pageSize) =>
        session.QueryAsync<RunRow>(ListStatement(session.Dialect, filter, after is not null), new
        {
            scope,
            ids = StoreJson.Write(filter.Ids),
            mappings = StoreJson.Write(filter.Mappings),
            kinds = StoreJson.Write(filter.Kinds?.Select(kind => kind.ToString())),
            since = StoreTime.Write(filter.Since),
            before = StoreTime.Write(filter.Before),
            root = after?.Root,
            key = after?.Key,
            pageSize,
        });

    /// <summary>The keys of runs, the latest first.</summary>
    public static Task<IReadOnlyList<long?>> KeysAsync(SqlSession session, long scope, IReadOnlyCollection<Guid> runs) =>
        session.QueryAsync<long?>(
            $"SELECT id FROM runs WHERE scope = @scope AND {session.Dialect.IsOneOf("run", "@runs")} ORDER BY id DESC",
            new { scope, runs = StoreJson.Write(runs) });

    /// <summary>Forgets runs, and with them their results.</summary>
    public static Task<int> RemoveAsync(SqlSession session, long scope, DateTimeOffset before, IEnumerable<Guid> kept) =>
        session.ExecuteAsync(
            $"DELETE FROM runs WHERE scope = @scope AND started_at < @before AND NOT ({session.Dialect.IsOneOf("run", "@kept")})",
            new { scope, before = StoreTime.Write(before), kept = StoreJson.Write(kept) });

    /// <summary>The runs without an end that began before a time.</summary>
    public static async Task<IReadOnlyList<Guid>> UnendedAsync(SqlSession session, long scope, DateTimeOffset before)
    {
        var runs = await session.QueryAsync<string>(
            "SELECT run FROM runs WHERE scope = @scope AND started_at < @before AND completed_at IS NULL",
            new { scope, before = StoreTime.Write(before) });
        return [.. runs.Select(run => Guid.ParseExact(run, "D"))];
    }

    /// <summary>The runs of a mapping without an end.</summary>
    public static async Task<IReadOnlyList<Guid>> UnendedAsync(SqlSession session, long scope, string mapping)
    {
        var runs = await session.QueryAsync<string>(
            $"SELECT run FROM runs WHERE scope = @scope AND completed_at IS NULL AND {session.Dialect.Names("mapping", "@mapping")}", new { scope, mapping });
        return [.. runs.Select(run => Guid.ParseExact(run, "D"))];
    }

    /// <summary>Ends runs whose process is gone, as of the last they stored or were about to write.</summary>
    public static Task<int> InterruptAsync(SqlSession session, long scope, IEnumerable<Guid> runs)
    {
        var sql =
            $"""
            UPDATE runs SET is_interrupted = 1, completed_at = coalesce(
                (SELECT max(i.created_at) FROM intents i WHERE i.scope = runs.scope AND i.run = runs.run AND i.created_at > coalesce(runs.last_stored_at, '')),
                last_stored_at, started_at)
            WHERE scope = @scope AND completed_at IS NULL AND {session.Dialect.IsOneOf("run", "@runs")}
            """;
        return session.ExecuteAsync(sql, new { scope, runs = StoreJson.Write(runs) });
    }

    private static string ListStatement(SqlDialect dialect, RunFilter filter, bool continues)
    {
        var restrictions = new List<string>();
        if (filter.Ids is not null)
            restrictions.Add(dialect.IsOneOf("r.run", "@ids"));
        if (filter.Mappings is not null)
            restrictions.Add(dialect.NamesOneOf("r.mapping", "@mappings"));
        if (filter.Kinds is not null)
            restrictions.Add(dialect.IsOneOf("r.kind", "@kinds"));
        if (filter.Since is not null)
            restrictions.Add("r.started_at >= @since");
        if (filter.Before is not null)
            restrictions.Add("r.started_at < @before");
        var (sign, order) = filter.OldestFirst ? (">", "ASC") : ("<", "DESC");
        if (continues)
            restrictions.Add($"(coalesce(r.root, r.id) {sign} @root OR (coalesce(r.root, r.id) = @root AND r.id > @key))");
        var and = string.Concat(restrictions.Select(restriction => $" AND {restriction}"));
        return $"SELECT {RunRow.Columns} FROM runs r WHERE r.scope = @scope{and} ORDER BY coalesce(r.root, r.id) {order}, r.id LIMIT @pageSize";
    }
}
