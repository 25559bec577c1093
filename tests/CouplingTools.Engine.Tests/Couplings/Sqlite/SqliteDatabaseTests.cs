using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private readonly StoreDirectory _directory = new();
    private SqlCouplingStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _directory.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_write_waits_for_another_process_and_a_read_does_not()
    {
        using var other = _directory.Connect();
        var transaction = other.BeginTransaction();
        other.Execute("DELETE FROM runs");
        var write = _store.AddAsync([Samples.Coupling()], Token);
        Assert.Equal(0, await _store.CountAsync("Customer", Token));
        Assert.False(write.IsCompleted);
        await transaction.CommitAsync(Token);
        await write;
        Assert.Equal(1, await _store.CountAsync("Customer", Token));
    }

    [Fact]
    public async Task A_write_that_waits_can_be_cancelled()
    {
        using var other = _directory.Connect();
        using var transaction = other.BeginTransaction();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.AddAsync([Samples.Coupling()], cancellation.Token));
        await transaction.RollbackAsync(Token);
        await _store.AddAsync([Samples.Coupling()], Token);
        Assert.Equal(1, await _store.CountAsync("Customer", Token));
    }

    [Fact]
    public async Task A_write_that_waits_too_long_says_so()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMinutes(2) };
        await using var store = await SqliteStore.OpenAsync(_directory.File, Samples.Scope(), time, Token);
        using var other = _directory.Connect();
        using var transaction = other.BeginTransaction();
        var error = await Assert.ThrowsAsync<CouplingException>(() => store.AddAsync([Samples.Coupling()], Token));
        Assert.Equal(("StoreBusy", ErrorClass.Transient), (error.ErrorId, error.ErrorClass));
    }

    [Fact]
    public async Task A_statement_that_runs_can_be_cancelled()
    {
        const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        await using var database = new SqliteDatabase(_directory.File, TimeProvider.System);
        await database.OpenAsync(_ => { }, Token);
        using var first = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.ReadAsync(session => session.ScalarAsync<long>(Endless), first.Token));
        using var second = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.WriteAsync(session => session.ScalarAsync<long>(Endless), second.Token));
        Assert.Equal(1, await database.WriteAsync(session => session.ScalarAsync<long>("SELECT 1"), Token));
    }

    [Fact]
    public async Task Every_commit_reaches_the_disk()
    {
        await using var database = new SqliteDatabase(_directory.File, TimeProvider.System);
        await new SqliteSchema(database, SqliteStore.Migrations, TimeProvider.System).OpenAsync(Token);
        var settings = await database.WriteAsync(SettingsAsync, Token);
        Assert.Equal(("wal", 2, 1), settings);
    }

    private static async Task<(string?, int, int)> SettingsAsync(SqlSession session) =>
        (await session.ScalarAsync<string>("PRAGMA journal_mode"), await session.ScalarAsync<int>("PRAGMA synchronous"), await session.ScalarAsync<int>("PRAGMA foreign_keys"));
}
