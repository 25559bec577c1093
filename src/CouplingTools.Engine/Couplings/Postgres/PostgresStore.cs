using CouplingTools.Engine.Couplings.Sql;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>A coupling store in a database of a PostgreSQL server, which workers on several machines may share.</summary>
internal static class PostgresStore
{
    public static IReadOnlyList<SchemaMigration> Migrations { get; } = SchemaMigration.Load("Postgres");

    /// <summary>Opens the database, creating the tables of the store where there are none.</summary>
    /// <exception cref="CouplingException">
    /// <c>StoreUnreadable</c>: the schema belongs to another program, or is damaged. <c>StoreTooNew</c>: written by a newer version.
    /// <c>StoreInaccessible</c>, <c>StoreBusy</c>, <c>StoreFull</c>: the database cannot be used now.
    /// </exception>
    public static Task<SqlCouplingStore> OpenAsync(PostgresAddress address, StoreScope scope, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(address, scope, Migrations, time, cancellationToken);

    internal static async Task<SqlCouplingStore> OpenAsync(
        PostgresAddress address, StoreScope scope, IReadOnlyList<SchemaMigration> migrations, TimeProvider time, CancellationToken cancellationToken, TimeSpan? lifetime = null)
    {
        var database = new PostgresDatabase(address);
        try
        {
            await new PostgresSchema(database, migrations).MigrateAsync(cancellationToken);
            return await SqlCouplingStore.OpenAsync(database, new PostgresPresence(database, lifetime ?? PostgresPresence.DefaultLifetime), scope, time, cancellationToken);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
