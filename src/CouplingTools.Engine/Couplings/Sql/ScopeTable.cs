using CouplingTools.Engine.Couplings.Encoding;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Gives each scope a short key, which the other tables carry.</summary>
internal static class ScopeTable
{
    public static Task<long?> FindAsync(SqlSession session, StoreScope scope) =>
        session.ScalarAsync<long?>("SELECT id FROM scopes WHERE company_id = @company AND organization_id = @organization", Arguments(scope));

    /// <summary>Adds the scope, unless another process was faster, and returns its key.</summary>
    public static async Task<long> AddAsync(SqlSession session, StoreScope scope)
    {
        await session.ExecuteAsync(
            "INSERT INTO scopes (company_id, organization_id) VALUES (@company, @organization) ON CONFLICT DO NOTHING", Arguments(scope));
        return (await FindAsync(session, scope))!.Value;
    }

    /// <summary>The companies of other scopes of the same organization that couple one of the Sales records.</summary>
    public static async Task<ILookup<Guid, Guid>> ElsewhereAsync(SqlSession session, long scope, string mapping, IReadOnlyCollection<Guid> salesIds)
    {
        var found = await session.QueryAsync<(string SalesId, string CompanyId)>(
            $"""
            SELECT c.sales_id, o.company_id FROM scopes s JOIN scopes o ON o.organization_id = s.organization_id AND o.id <> s.id
            JOIN couplings c ON c.scope = o.id AND {session.Dialect.Names("c.mapping", "@mapping")} AND {session.Dialect.IsOneOf("c.sales_id", "@ids")}
            WHERE s.id = @scope
            """,
            new { scope, mapping, ids = StoreJson.Write(salesIds) });
        return found.ToLookup(one => Guid.ParseExact(one.SalesId, "D"), one => Guid.ParseExact(one.CompanyId, "D"));
    }

    private static object Arguments(StoreScope scope) =>
        new { company = scope.CompanyId.ToString("D"), organization = scope.OrganizationId.ToString("D") };
}
