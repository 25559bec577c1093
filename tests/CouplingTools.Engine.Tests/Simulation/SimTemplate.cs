using System.Collections.Concurrent;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>An empty store in memory, of which every simulated world gets a copy.</summary>
internal sealed class SimTemplate : IDisposable
{
    private readonly SqliteConnection _empty = Open();
    private readonly ConcurrentBag<SqliteConnection> _used = [];

    public SimTemplate() => SimTasks.Complete(MakeAsync());

    /// <summary>A database with an empty store, to be given back.</summary>
    public SqliteConnection Rent()
    {
        var copy = _used.TryTake(out var used) ? used : Open();
        lock (_empty)
            _empty.BackupDatabase(copy);
        return copy;
    }

    public void Return(SqliteConnection copy) => _used.Add(copy);

    public void Dispose()
    {
        foreach (var used in _used)
            used.Dispose();
        _empty.Dispose();
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = ":memory:", Pooling = false, ForeignKeys = true }.ConnectionString);
        connection.Open();
        return connection;
    }

    private async Task MakeAsync()
    {
        foreach (var migration in SqliteStore.Migrations)
            await _empty.ExecuteAsync(migration.Sql);
        await using var store = await SqlCouplingStore.OpenAsync(new SimDatabase(_empty), new SimPresence([]), SimWorld.Scope, TimeProvider.System, CancellationToken.None);
    }
}
