using System.Globalization;
using CouplingTools.Engine.Couplings.Sql;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Recognizes a store file and brings its schema up to date.</summary>
internal sealed class SqliteSchema(SqliteDatabase database, IReadOnlyList<SchemaMigration> migrations, TimeProvider time)
{
    /// <summary>Marks a SQLite file as a coupling store.</summary>
    private const int ApplicationId = 0x43504C54;

    /// <summary>Up to this size all of a file is checked in some hundredths of a second, whenever it is opened.</summary>
    private const long QuicklyChecked = 8 << 20;

    private int Latest => migrations[^1].Version;

    /// <summary>Opens the file for writing. A file that is not a store of this schema or an older one is left as it is.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) =>
        database.OpenAsync(connection =>
        {
            Check(connection);
            connection.Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {SqliteDatabase.Patience};");
        }, cancellationToken);

    /// <summary>The copy of the store as it was before it was migrated, when this did it.</summary>
    public string? Backup { get; private set; }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var before = await database.ReadAsync(KnownVersionAsync, cancellationToken);
        for (var version = before; version < Latest;)
            version = await database.WriteAsync(session => AdvanceAsync(session, before, cancellationToken), cancellationToken);
    }

    private void Check(SqliteConnection connection)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        var application = connection.ExecuteScalar<int>("PRAGMA application_id");
        if (application == ApplicationId ? VersionOf(connection) < 1 : application != 0 || HasTables(connection))
            throw StoredRows.Unreadable(database.Path, null);
        Known(VersionOf(connection));
        if (connection.ExecuteScalar<long>("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") <= QuicklyChecked)
            SqliteDatabase.Verify(connection, database.Path);
    }

    private async Task<int> AdvanceAsync(SqlSession session, int before, CancellationToken cancellationToken)
    {
        var version = await KnownVersionAsync(session);
        if (version == Latest)
            return version;
        if (version > 0 && version == before)
            await BackupAsync(session, version);
        cancellationToken.ThrowIfCancellationRequested();
        var next = migrations.First(migration => migration.Version > version);
        await session.ExecuteAsync(next.Sql);
        await session.ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {next.Version};"));
        return next.Version;
    }

    private async Task BackupAsync(SqlSession session, int version)
    {
        if (await session.ScalarAsync<string>("PRAGMA quick_check(1)") != "ok")
            throw StoredRows.Unreadable(database.Path, null);
        var path = string.Create(CultureInfo.InvariantCulture, $"{database.Path}.v{version}-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.backup");
        try
        {
            StoreFile.Create(path);
            using var source = Connect(database.Path);
            using var copy = Connect(path);
            source.BackupDatabase(copy);
        }
        catch (Exception error)
        {
            if (File.Exists(path))
                File.Delete(path);
            if (error is IOException or UnauthorizedAccessException)
                throw SqliteErrors.Inaccessible(path, error);
            throw;
        }

        Backup = path;
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static int VersionOf(SqliteConnection connection) => connection.ExecuteScalar<int>("PRAGMA user_version");

    /// <summary>The version now: another process may have brought the file up to date meanwhile, even further than this one can.</summary>
    private async Task<int> KnownVersionAsync(SqlSession session) => Known(await session.ScalarAsync<int>("PRAGMA user_version"));

    private int Known(int version) =>
        version <= Latest ? version : throw ErrorText.Exception("StoreTooNew", ErrorClass.Configuration, database.Path, version, Latest);

    private static bool HasTables(SqliteConnection connection) => connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_schema)");
}
