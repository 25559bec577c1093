using CouplingTools.Engine.Couplings.Encoding;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Gives each scope a short key, which the other tables carry.</summary>
internal static class ScopeTable
{
    /// <summary>The key of the scope, where the store has it under the names it has now.</summary>
    public static Task<long?> FindAsync(SqlSession session, StoreScope scope) => session.ScalarAsync<long?>(
        $"""
        SELECT id FROM scopes WHERE company_id = @companyId AND organization_id = @organizationId
        {(scope.Place is null ? string.Empty : "AND environment = @Environment AND company = @Company AND organization = @Organization")}
        """,
        Arguments(scope));

    /// <summary>Adds the scope, unless another process was faster, or gives it its new names, and returns its key; 0 for a visitor that the store does not know.</summary>
    /// <exception cref="CouplingException"><c>OtherEnvironment</c>.</exception>
    public static async Task<long> AddAsync(SqlSession session, string store, StoreScope scope)
    {
        var known = await session.QueryAsync<Row>(
            """
            SELECT company_id AS CompanyId, organization_id AS OrganizationId, environment AS Environment, company AS Company, organization AS Organization
            FROM scopes ORDER BY id
            """);
        StoreOwner.Check(store, [.. known.Select(row => row.ToScope())], scope);
        if (scope.IsVisitor)
            return await FindAsync(session, scope with { Place = null }) ?? 0;
        await session.ExecuteAsync(
            """
            INSERT INTO scopes (company_id, organization_id, environment, company, organization)
            VALUES (@companyId, @organizationId, @Environment, @Company, @Organization)
            ON CONFLICT (company_id, organization_id) DO UPDATE
            SET environment = excluded.environment, company = excluded.company, organization = excluded.organization
            """,
            Arguments(scope));
        return (await FindAsync(session, scope))!.Value;
    }

    /// <summary>Writes what nobody sees. A value that is replaced by itself would not reach the disk.</summary>
    public static Task<int> ProbeAsync(SqlSession session) =>
        session.ExecuteAsync("INSERT INTO scopes (company_id, organization_id) VALUES ('', ''); DELETE FROM scopes WHERE company_id = '' AND organization_id = ''");

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

    /// <summary>The mappings that something of the scope is of, each under one spelling.</summary>
    public static async Task<IReadOnlyList<string>> MappingsAsync(SqlSession session, long scope)
    {
        var found = await session.QueryAsync<string>(
            """
            SELECT mapping FROM couplings WHERE scope = @scope UNION SELECT mapping FROM watermarks WHERE scope = @scope
            UNION SELECT mapping FROM intents WHERE scope = @scope
            """,
            new { scope });
        return [.. found.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    }

    private static object Arguments(StoreScope scope) => new
    {
        companyId = scope.CompanyId.ToString("D"),
        organizationId = scope.OrganizationId.ToString("D"),
        scope.Place?.Environment,
        scope.Place?.Company,
        scope.Place?.Organization,
    };

    private sealed class Row
    {
        public required string CompanyId { get; init; }

        public required string OrganizationId { get; init; }

        public string? Environment { get; init; }

        public string? Company { get; init; }

        public string? Organization { get; init; }

        public StoreScope ToScope() => new(Guid.ParseExact(CompanyId, "D"), Guid.ParseExact(OrganizationId, "D"))
        {
            Place = Environment is null ? null : new StorePlace(Environment, Company!, Organization!),
        };
    }
}
