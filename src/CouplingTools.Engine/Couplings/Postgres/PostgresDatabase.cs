using System.Data;
using System.Data.Common;
using CouplingTools.Engine.Couplings.Sql;
using Npgsql;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>A database of a PostgreSQL server, over a pool of connections.</summary>
internal sealed class PostgresDatabase : SqlDatabase
{
    private const int MaxAttempts = 5;

    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(PostgresAddress address)
    {
        Name = address.Name;
        var builder = new NpgsqlDataSourceBuilder(address.ConnectionString);
        builder.UsePhysicalConnectionInitializer(connection => Prepare(connection), PrepareAsync);
        _source = builder.Build();
    }

    public override string Name { get; }

    public override Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellationToken) =>
        GuardedAsync(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            return await read(new SqlSession(connection, null, PostgresDialect.Instance, cancellationToken));
        }, cancellationToken);

    public override Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken) =>
        GuardedAsync(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            var result = await write(new SqlSession(connection, transaction, PostgresDialect.Instance, cancellationToken));
            await CommitAsync(transaction);
            return result;
        }, cancellationToken);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>
    /// Nothing is repeated from here on, and nothing cancelled: whether a commit without an answer was done only the database knows.
    /// </summary>
    private static async Task CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            throw new CommitLostException(error);
        }
    }

    /// <summary>
    /// Work that another writer undid is done once more, and so is what failed because a connection of the pool had broken
    /// while nobody used it.
    /// </summary>
    private async Task<T> GuardedAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Task.Run(work, cancellationToken);
            }
            catch (Exception error) when (attempt < MaxAttempts && PostgresErrors.IsLostRace(error))
            {
            }
            catch (Exception error) when (attempt == 1 && PostgresErrors.IsBrokenConnection(error))
            {
                _source.Clear();
            }
            catch (Exception error) when (StoredRows.IsDamage(error))
            {
                throw StoredRows.Unreadable(Name, error.Message, error);
            }
            catch (Exception error) when (error is DbException or TimeoutException or CommitLostException or LostRaceException)
            {
                throw PostgresErrors.Translate(error, Name);
            }
        }
    }

    private static void Prepare(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(PostgresSettings.Statement, connection);
        command.ExecuteNonQuery();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(PostgresSettings.Statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
