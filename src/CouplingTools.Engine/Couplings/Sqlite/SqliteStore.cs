using CouplingTools.Engine.Couplings.Sql;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>A coupling store in a SQLite file, which several processes of one machine may use at once.</summary>
internal static class SqliteStore
{
    public static IReadOnlyList<SchemaMigration> Migrations { get; } = SchemaMigration.Load("Sqlite");

    /// <summary>Opens the file, creating it and its directory for its owner alone where they do not exist.</summary>
    /// <exception cref="CouplingException">
    /// <c>StoreUnreadable</c>: not a store, or damaged. <c>StoreTooNew</c>: written by a newer version.
    /// <c>StoreInaccessible</c>, <c>StoreBusy</c>, <c>StoreFull</c>: the file cannot be used now.
    /// </exception>
    public static Task<SqlCouplingStore> OpenAsync(string path, StoreScope scope, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(path, scope, Migrations, time, cancellationToken);

    internal static async Task<SqlCouplingStore> OpenAsync(
        string path, StoreScope scope, IReadOnlyList<SchemaMigration> migrations, TimeProvider time, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        Try(path, StoreFile.Prepare);
        var database = new SqliteDatabase(path, time);
        try
        {
            var schema = new SqliteSchema(database, migrations, time);
            await schema.OpenAsync(cancellationToken);
            await schema.MigrateAsync(cancellationToken);
            Try(path, StoreFile.Restrict);
            var store = await SqlCouplingStore.OpenAsync(database, new RunFiles(StoreFile.Real(path)), scope, time, cancellationToken);
            store.Backup = schema.Backup;
            return store;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static void Try(string path, Action<string> action)
    {
        try
        {
            action(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SqliteErrors.Inaccessible(path, error);
        }
    }
}
