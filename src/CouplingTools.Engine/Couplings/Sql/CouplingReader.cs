using CouplingTools.Engine.Couplings.Encoding;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Reads couplings of one scope, each time with one statement.</summary>
internal static class CouplingReader
{
    public static Task<IReadOnlyList<StoredCoupling>> FindAsync(SqlSession session, long scope, string mapping, Side side, IReadOnlyCollection<Guid> ids) =>
        QueryAsync(session, FindStatement(session.Dialect, side), new { scope, mapping, ids = StoreJson.Write(ids) });

    public static string FindStatement(SqlDialect dialect, Side side)
    {
        var column = side == Side.BusinessCentral ? "c.business_central_id" : "c.sales_id";
        return $"""
            SELECT {CouplingRow.Columns} FROM couplings c
            WHERE c.scope = @scope AND {dialect.Names("c.mapping", "@mapping")} AND {dialect.IsOneOf(column, "@ids")}
            """;
    }

    /// <summary>The coupling made last; 0 when there is none.</summary>
    public static Task<long> LastAsync(SqlSession session) => session.ScalarAsync<long>("SELECT coalesce(max(id), 0) FROM couplings");

    /// <summary>The page of couplings made after the coupling <paramref name="after"/>, and not after <paramref name="last"/>.</summary>
    public static Task<IReadOnlyList<StoredCoupling>> ListAsync(SqlSession session, long scope, CouplingFilter filter, long after, long last, int pageSize) =>
        QueryAsync(session, ListStatement(session.Dialect, filter), new
        {
            scope,
            after,
            last,
            pageSize,
            filter.Mapping,
            BusinessCentralIds = StoreJson.Write(filter.BusinessCentralIds),
            SalesIds = StoreJson.Write(filter.SalesIds),
            Numbers = StoreJson.Write(filter.Numbers),
            Statuses = StoreJson.Write(filter.Statuses?.Select(status => status.ToString())),
        });

    public static string ListStatement(SqlDialect dialect, CouplingFilter filter)
    {
        var restrictions = new List<string>();
        if (filter.Mapping is not null)
            restrictions.Add(dialect.Names("c.mapping", "@Mapping"));
        if (filter.BusinessCentralIds is not null)
            restrictions.Add(dialect.IsOneOf("c.business_central_id", "@BusinessCentralIds"));
        if (filter.SalesIds is not null)
            restrictions.Add(dialect.IsOneOf("c.sales_id", "@SalesIds"));
        if (filter.Numbers is not null)
            restrictions.Add(dialect.NamesOneOf("c.number", "@Numbers"));
        if (filter.Statuses is not null)
            restrictions.Add(StatusRestriction(dialect, filter.Statuses));
        // The sign keeps the database from walking the mapping in the order of ids where few couplings are asked for.
        var id = IsSelective(filter) ? "+c.id" : "c.id";
        var and = string.Concat(restrictions.Select(restriction => $" AND {restriction}"));
        return $"SELECT {CouplingRow.Columns} FROM couplings c WHERE c.scope = @scope AND {id} > @after AND {id} <= @last{and} ORDER BY {id} LIMIT @pageSize";
    }

    /// <summary>A held coupling is suspended, whatever a run made of it; where those are not asked for, the index serves.</summary>
    private static string StatusRestriction(SqlDialect dialect, IReadOnlyCollection<CouplingStatus> statuses) => statuses.Contains(CouplingStatus.Suspended)
        ? dialect.IsOneOf("CASE WHEN c.hold IS NULL THEN c.status ELSE 'Suspended' END", "@Statuses")
        : $"{dialect.IsOneOf("c.status", "@Statuses")} AND c.hold IS NULL";

    private static bool IsSelective(CouplingFilter filter) =>
        filter is not { BusinessCentralIds: null, SalesIds: null, Numbers: null }
        || filter.Statuses?.Contains(CouplingStatus.Synchronized) == false;

    public static Task<long> CountAsync(SqlSession session, long scope, string mapping) =>
        session.ScalarAsync<long>(
            $"SELECT count(*) FROM couplings WHERE scope = @scope AND {session.Dialect.Names("mapping", "@mapping")}", new { scope, mapping });

    public static Task<long> CountAsync(SqlSession session, long scope, string mapping, CouplingStatus status) =>
        session.ScalarAsync<long>(
            $"SELECT count(*) FROM couplings WHERE scope = @scope AND {session.Dialect.Names("mapping", "@mapping")} AND status = @status",
            new { scope, mapping, status = status.ToString() });

    /// <summary>The coupling that keeps another from being stored.</summary>
    public static async Task<StoredCoupling?> FindRivalAsync(SqlSession session, long scope, StoredCoupling wanted)
    {
        var sql =
            $"""
            SELECT {CouplingRow.Columns} FROM couplings c
            WHERE c.scope = @scope AND {session.Dialect.Names("c.mapping", "@Mapping")} AND c.id <> @Id
                AND (c.business_central_id = @businessCentralId OR c.sales_id = @salesId)
            ORDER BY c.id LIMIT 1
            """;
        var arguments = new
        {
            scope,
            wanted.Mapping,
            wanted.Id,
            businessCentralId = wanted.BusinessCentralId.ToString("D"),
            salesId = wanted.SalesId.ToString("D"),
        };
        return await QueryAsync(session, sql, arguments) is [var rival, ..] ? rival : null;
    }

    private static async Task<IReadOnlyList<StoredCoupling>> QueryAsync(SqlSession session, string sql, object arguments) =>
        [.. (await session.QueryAsync<CouplingRow>(sql, arguments)).Select(row => row.ToCoupling())];
}
