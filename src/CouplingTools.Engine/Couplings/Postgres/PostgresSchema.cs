using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.Sql;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>Recognizes a store in the schema that a connection works in, and brings it up to date.</summary>
internal sealed class PostgresSchema(PostgresDatabase database, IReadOnlyList<SchemaMigration> migrations)
{
    // Any number that no other program is likely to lock.
    private const string Lock = "SELECT pg_advisory_xact_lock(4921058137764)";

    private const string CreateVersion = "CREATE TABLE coupling_store (version BIGINT NOT NULL)";

    private long Latest => migrations[^1].Version;

    /// <summary>Does every step in one transaction, one process at a time.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(VersionAsync, cancellationToken) is { } version && version == Latest)
            return;
        await database.WriteAsync(AdvanceAsync, cancellationToken);
    }

    private async Task<long> AdvanceAsync(SqlSession session)
    {
        await session.ExecuteAsync(Lock);
        var version = await VersionAsync(session);
        if (version > Latest)
            throw ErrorText.Exception("StoreTooNew", ErrorClass.Configuration, database.Name, version, Latest);
        if (version is null)
            await BeginAsync(session);
        foreach (var next in migrations.Where(migration => migration.Version > (version ?? 0)))
            await session.ExecuteAsync(next.Sql);
        return await session.ExecuteAsync("UPDATE coupling_store SET version = @latest", new { latest = Latest });
    }

    /// <summary>A schema in which another program keeps something of the same name is left alone.</summary>
    private async Task BeginAsync(SqlSession session)
    {
        var taken = await session.ScalarAsync<string>(
            $"SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND {session.Dialect.IsOneOf("relname", "@names")}",
            new { names = StoreJson.Write(migrations.SelectMany(migration => migration.Names)) });
        if (taken is not null)
            throw PostgresErrors.Create("StoreUnreadable", "StoreServerTaken", ErrorClass.Configuration, database.Name, new InvalidOperationException(taken));
        await session.ExecuteAsync(CreateVersion);
        await session.ExecuteAsync("INSERT INTO coupling_store (version) VALUES (0)");
    }

    private static async Task<long?> VersionAsync(SqlSession session) =>
        await session.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'coupling_store')")
            ? await session.ScalarAsync<long>("SELECT version FROM coupling_store")
            : null;
}
