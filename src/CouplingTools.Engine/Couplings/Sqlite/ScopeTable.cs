using CouplingTools.Engine.Couplings.Encoding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Gives each scope a short key, which the other tables carry.</summary>
internal static class ScopeTable
{
    public static long? Find(SqliteConnection connection, StoreScope scope) =>
        connection.ExecuteScalar<long?>(
            "SELECT id FROM scopes WHERE company_id = @company AND organization_id = @organization", Arguments(scope));

    /// <summary>Adds the scope, unless another process was faster, and returns its key.</summary>
    public static long Add(SqliteConnection connection, StoreScope scope)
    {
        connection.Execute("INSERT OR IGNORE INTO scopes (company_id, organization_id) VALUES (@company, @organization)", Arguments(scope));
        return Find(connection, scope)!.Value;
    }

    /// <summary>The companies of other scopes of the same organization that couple one of the Sales records.</summary>
    public static ILookup<Guid, Guid> Elsewhere(SqliteConnection connection, long scope, string mapping, IReadOnlyCollection<Guid> salesIds) =>
        connection.Query<(string SalesId, string CompanyId)>(
            """
            SELECT c.sales_id, o.company_id FROM scopes s JOIN scopes o ON o.organization_id = s.organization_id AND o.id <> s.id
            JOIN couplings c ON c.scope = o.id AND c.mapping = @mapping AND c.sales_id IN (SELECT value FROM json_each(@ids))
            WHERE s.id = @scope
            """,
            new { scope, mapping, ids = StoreJson.Write(salesIds) })
            .ToLookup(found => Guid.ParseExact(found.SalesId, "D"), found => Guid.ParseExact(found.CompanyId, "D"));

    private static object Arguments(StoreScope scope) =>
        new { company = scope.CompanyId.ToString("D"), organization = scope.OrganizationId.ToString("D") };
}
