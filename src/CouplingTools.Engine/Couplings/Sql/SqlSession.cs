using System.Data.Common;
using Dapper;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>A connection while it is read from or, within a transaction, written to.</summary>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, SqlDialect dialect, CancellationToken cancellationToken)
{
    public SqlDialect Dialect => dialect;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await connection.QueryAsync<T>(Command(sql, arguments))).AsList();

    public Task<T?> FirstAsync<T>(string sql, object? arguments = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    public Task<T?> ScalarAsync<T>(string sql, object? arguments = null) => connection.ExecuteScalarAsync<T>(Command(sql, arguments));

    public Task<int> ExecuteAsync(string sql, object? arguments = null) => connection.ExecuteAsync(Command(sql, arguments));

    /// <inheritdoc cref="SqlDialect.RepeatAsync"/>
    public async Task<IReadOnlyList<long?>> RepeatAsync(string sql, IReadOnlyList<object?[]> rows) =>
        rows.Count == 0 ? [] : await dialect.RepeatAsync(transaction!, sql, rows, cancellationToken);

    /// <summary>Does something that a unique key may forbid, without giving up the whole transaction where it does.</summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryAsync(Func<Task> write)
    {
        const string Savepoint = "attempt";
        await transaction!.SaveAsync(Savepoint, cancellationToken);
        try
        {
            await write();
            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            return true;
        }
        catch (DbException error) when (dialect.IsUniqueViolation(error))
        {
            await transaction.RollbackAsync(Savepoint, cancellationToken);
            return false;
        }
    }

    private CommandDefinition Command(string sql, object? arguments) => new(sql, arguments, transaction, cancellationToken: cancellationToken);
}
