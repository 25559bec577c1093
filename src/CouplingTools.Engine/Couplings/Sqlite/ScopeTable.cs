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

    private static object Arguments(StoreScope scope) =>
        new { company = scope.CompanyId.ToString("D"), organization = scope.OrganizationId.ToString("D") };
}
