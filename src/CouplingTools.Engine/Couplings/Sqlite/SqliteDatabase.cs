using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>
/// One database file: a single connection for writes, one at a time, and pooled connections for reads, which
/// never wait for a writer. All work is done on the thread pool.
/// </summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SqliteConnection _writer;
    private readonly string _reading;
    private readonly TimeProvider _time;

    public SqliteDatabase(string path, TimeProvider time)
    {
        Path = path;
        _time = time;
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite };
        _reading = builder.ConnectionString;
        builder.Pooling = false;
        builder.ForeignKeys = true;
        builder.DefaultTimeout = 1;
        _writer = new SqliteConnection(builder.ConnectionString);
    }

    public string Path { get; }

    /// <summary>Prepares the connection for writes with something that cannot be done in a transaction.</summary>
    public Task OpenAsync(Action<SqliteConnection> prepare, CancellationToken cancellationToken) =>
        GuardedAsync(() =>
        {
            _writer.Open();
            prepare(_writer);
            return true;
        }, cancellationToken);

    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        GuardedAsync(() =>
        {
            using var connection = new SqliteConnection(_reading);
            connection.Open();
            using var interruption = Interrupting(connection, cancellationToken);
            return read(connection);
        }, cancellationToken);

    /// <summary>Does all of <paramref name="write"/> or nothing, durably.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await GuardedAsync(() =>
            {
                using var transaction = Begin(cancellationToken);
                T result;
                using (Interrupting(_writer, cancellationToken))
                    result = write(transaction);
                transaction.Commit();
                return result;
            }, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var pooled = new SqliteConnection(_reading))
            SqliteConnection.ClearPool(pooled);
        await _writer.DisposeAsync();
        _writing.Dispose();
    }

    /// <summary>Takes the file's write lock, for which another process may have to be waited for.</summary>
    private SqliteTransaction Begin(CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return _writer.BeginTransaction(deferred: false);
            }
            catch (SqliteException error) when (error.IsBusy() && _time.GetElapsedTime(start) < s_patience)
            {
            }
        }
    }

    private async Task<T> GuardedAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(error, Path, cancellationToken);
        }
    }

    private static CancellationTokenRegistration Interrupting(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var handle = connection.Handle;
        return cancellationToken.UnsafeRegister(_ => sqlite3_interrupt(handle), null);
    }
}
