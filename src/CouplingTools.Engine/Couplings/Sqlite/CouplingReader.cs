using CouplingTools.Engine.Couplings.Encoding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Reads couplings of one scope, each time with one statement.</summary>
internal static class CouplingReader
{
    public static IReadOnlyList<StoredCoupling> Find(SqliteConnection connection, long scope, string mapping, Side side, IReadOnlyCollection<Guid> ids) =>
        Query(connection, FindStatement(side), new { scope, mapping, ids = StoreJson.Write(ids) });

    public static string FindStatement(Side side)
    {
        var column = side == Side.BusinessCentral ? "business_central_id" : "sales_id";
        return $"""
            SELECT {CouplingRow.Columns} FROM couplings c
            WHERE c.scope = @scope AND c.mapping = @mapping AND c.{column} IN (SELECT value FROM json_each(@ids))
            """;
    }

    /// <summary>The page of couplings made after the coupling <paramref name="after"/>.</summary>
    public static IReadOnlyList<StoredCoupling> List(SqliteConnection connection, long scope, CouplingFilter filter, long after, int pageSize) =>
        Query(connection, ListStatement(filter), new
        {
            scope,
            after,
            pageSize,
            filter.Mapping,
            BusinessCentralIds = Keys(filter.BusinessCentralIds),
            SalesIds = Keys(filter.SalesIds),
            Numbers = Keys(filter.Numbers),
            Statuses = Keys(filter.Statuses?.Select(status => status.ToString())),
        });

    public static string ListStatement(CouplingFilter filter)
    {
        var restrictions = new List<string>();
        if (filter.Mapping is not null)
            restrictions.Add("c.mapping = @Mapping");
        if (filter.BusinessCentralIds is not null)
            restrictions.Add("c.business_central_id IN (SELECT value FROM json_each(@BusinessCentralIds))");
        if (filter.SalesIds is not null)
            restrictions.Add("c.sales_id IN (SELECT value FROM json_each(@SalesIds))");
        if (filter.Numbers is not null)
            restrictions.Add("c.number IN (SELECT value FROM json_each(@Numbers))");
        if (filter.Statuses is not null)
            restrictions.Add(StatusRestriction(filter.Statuses));
        // The sign keeps SQLite from walking the mapping in the order of ids where few couplings are asked for.
        var id = IsSelective(filter) ? "+c.id" : "c.id";
        var and = string.Concat(restrictions.Select(restriction => $" AND {restriction}"));
        return $"SELECT {CouplingRow.Columns} FROM couplings c WHERE c.scope = @scope AND {id} > @after{and} ORDER BY {id} LIMIT @pageSize";
    }

    /// <summary>A held coupling is suspended, whatever a run made of it; where those are not asked for, the index serves.</summary>
    private static string StatusRestriction(IReadOnlyCollection<CouplingStatus> statuses) => statuses.Contains(CouplingStatus.Suspended)
        ? "CASE WHEN c.hold IS NULL THEN c.status ELSE 'Suspended' END IN (SELECT value FROM json_each(@Statuses))"
        : "c.status IN (SELECT value FROM json_each(@Statuses)) AND c.hold IS NULL";

    private static bool IsSelective(CouplingFilter filter) =>
        filter is not { BusinessCentralIds: null, SalesIds: null, Numbers: null }
        || filter.Statuses?.Contains(CouplingStatus.Synchronized) == false;

    public static long Count(SqliteConnection connection, long scope, string mapping) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM couplings WHERE scope = @scope AND mapping = @mapping", new { scope, mapping });

    /// <summary>The coupling that keeps another from being stored.</summary>
    public static StoredCoupling? FindRival(SqliteConnection connection, long scope, StoredCoupling wanted)
    {
        var sql =
            $"""
            SELECT {CouplingRow.Columns} FROM couplings c WHERE c.scope = @scope AND c.mapping = @Mapping AND c.id <> @Id
            AND (c.business_central_id = @businessCentralId OR c.sales_id = @salesId) ORDER BY c.id LIMIT 1
            """;
        var arguments = new
        {
            scope,
            wanted.Mapping,
            wanted.Id,
            businessCentralId = wanted.BusinessCentralId.ToString("D"),
            salesId = wanted.SalesId.ToString("D"),
        };
        return Query(connection, sql, arguments).FirstOrDefault();
    }

    private static string? Keys<T>(IEnumerable<T>? keys) => keys is null ? null : StoreJson.Write(keys);

    private static List<StoredCoupling> Query(SqliteConnection connection, string sql, object arguments) =>
        [.. connection.Query<CouplingRow>(sql, arguments).Select(row => row.ToCoupling())];
}
