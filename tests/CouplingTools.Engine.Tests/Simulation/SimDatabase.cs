using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>The one database of a world, in memory. Only one thing at a time happens there, so every session ends where it is begun.</summary>
internal sealed class SimDatabase(SqliteConnection connection) : SqlDatabase
{
    public override string Name => "the simulation";

    public override Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellationToken) =>
        read(new SqlSession(connection, null, SqliteDialect.Instance, cancellationToken));

    public override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        var result = await write(new SqlSession(connection, transaction, SqliteDialect.Instance, cancellationToken));
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <summary>The connection outlives the process.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
