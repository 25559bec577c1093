using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;
using Dapper;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

public sealed class SchemaTests : IDisposable
{
    private static readonly SchemaMigration[] s_future =
        [.. SqliteStore.Migrations, new(SqliteStore.Migrations[^1].Version + 1, "ALTER TABLE couplings ADD COLUMN note TEXT;")];

    private readonly StoreDirectory _directory = new();
    private readonly StoreScope _scope = Samples.Scope();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Migrations_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, SqliteStore.Migrations.Count), SqliteStore.Migrations.Select(migration => migration.Version));

    [Fact]
    public async Task An_older_store_is_migrated_after_a_backup_and_keeps_its_content()
    {
        var added = await FillAsync();
        string? told;
        await using (var store = await OpenAsync(s_future))
        {
            Assert.Equal(added, await store.FindAsync("Customer", Side.Sales, [added[0].SalesId], Token));
            told = store.Backup;
        }

        Assert.Equal(s_future.Length, Version());

        var backup = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_directory.File)!, "*.backup"));
        Assert.Equal(backup, told);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        await using var old = await _directory.OpenAsync(_scope, backup);
        Assert.Equal(added, await old.FindAsync("Customer", Side.Sales, [added[0].SalesId], Token));
    }

    [Fact]
    public async Task Without_a_backup_there_is_no_migration()
    {
        var added = await FillAsync();
        // Nothing can be created in the place of the backup.
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory($"{_directory.File}.v{SqliteStore.Migrations.Count}-20260301T080000Z.backup");

        var error = await Assert.ThrowsAsync<CouplingException>(() => SqliteStore.OpenAsync(_directory.File, _scope, s_future, time, Token));

        Assert.Equal("StoreInaccessible", error.ErrorId);
        Assert.Equal(SqliteStore.Migrations.Count, Version());
        await using var store = await OpenAsync(SqliteStore.Migrations);
        Assert.Equal(added, await store.FindAsync("Customer", Side.Sales, [added[0].SalesId], Token));
    }

    [Fact]
    public async Task A_new_store_and_an_up_to_date_one_are_not_backed_up()
    {
        await FillAsync();
        await (await OpenAsync(SqliteStore.Migrations)).DisposeAsync();
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_directory.File)!, "*.backup"));
    }

    [Fact]
    public async Task A_failed_migration_leaves_the_store_as_it_was()
    {
        var added = await FillAsync();
        SchemaMigration[] broken = [.. SqliteStore.Migrations, new(s_future[^1].Version, "DELETE FROM couplings; SELECT nonsense;")];
        await Assert.ThrowsAsync<CouplingException>(() => OpenAsync(broken));
        await using var store = await OpenAsync(SqliteStore.Migrations);
        Assert.Equal(added, await store.FindAsync("Customer", Side.Sales, [added[0].SalesId], Token));
    }

    [Fact]
    public async Task A_newer_store_is_refused_and_left_alone()
    {
        await (await OpenAsync(s_future)).DisposeAsync();
        var before = await File.ReadAllBytesAsync(_directory.File, Token);
        var error = await Assert.ThrowsAsync<CouplingException>(() => _directory.OpenAsync(_scope));
        Assert.Equal("StoreTooNew", error.ErrorId);
        Assert.NotEmpty(error.RecommendedAction!);
        Assert.Equal(before, await File.ReadAllBytesAsync(_directory.File, Token));
    }

    [Fact]
    public async Task A_store_that_a_newer_version_takes_up_while_it_is_opened_is_refused()
    {
        await FillAsync();
        await using var database = new SqliteDatabase(_directory.File, TimeProvider.System);
        var schema = new SqliteSchema(database, SqliteStore.Migrations, TimeProvider.System);
        await schema.OpenAsync(Token);
        await (await OpenAsync(s_future)).DisposeAsync();

        Assert.Equal("StoreTooNew", (await Assert.ThrowsAsync<CouplingException>(() => schema.MigrateAsync(Token))).ErrorId);
    }

    [Fact]
    public async Task Many_may_open_a_new_store_at_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _directory.OpenAsync(_scope), Token)));
        await stores[0].AddAsync([Samples.Coupling()], Token);
        foreach (var store in stores)
        {
            Assert.Equal(1, await store.CountAsync("Customer", Token));
            await store.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<StoredCoupling>> FillAsync()
    {
        await using var store = await OpenAsync(SqliteStore.Migrations);
        return await store.AddAsync([Samples.FullCoupling()], Token);
    }

    private Task<SqlCouplingStore> OpenAsync(IReadOnlyList<SchemaMigration> migrations) =>
        SqliteStore.OpenAsync(_directory.File, _scope, migrations, TimeProvider.System, Token);

    private int Version()
    {
        using var connection = _directory.Connect();
        return connection.ExecuteScalar<int>("PRAGMA user_version");
    }
}
