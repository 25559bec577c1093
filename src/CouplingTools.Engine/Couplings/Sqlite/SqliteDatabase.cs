using CouplingTools.Engine.Couplings.Sql;
using Dapper;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>
/// One database file: a single connection for writes, one at a time, and pooled connections for reads, which
/// never wait for a writer. All work is done on the thread pool.
/// </summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    /// <summary>How long a statement waits for other processes by itself.</summary>
    public const string Patience = "PRAGMA busy_timeout = 1000";

    private const string Verification = "PRAGMA integrity_check(1)";
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

    public override string Name => Path;

    /// <summary>Prepares the connection for writes with something that cannot be done in a transaction.</summary>
    public Task OpenAsync(Action<SqliteConnection> prepare, CancellationToken cancellationToken) =>
        GuardedAsync(() =>
        {
            ClearPool();
            _writer.Open();
            prepare(_writer);
            return Task.FromResult(true);
        }, cancellationToken);

    public override Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellationToken) =>
        GuardedAsync(async () =>
        {
            await using var connection = new SqliteConnection(_reading);
            connection.Open();
            await using var interruption = Interrupting(connection, cancellationToken);
            return await read(new SqlSession(connection, null, SqliteDialect.Instance, cancellationToken));
        }, cancellationToken);

    public override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await GuardedAsync(async () =>
            {
                await using var transaction = Begin(cancellationToken);
                T result;
                await using (Interrupting(_writer, cancellationToken))
                    result = await write(new SqlSession(_writer, transaction, SqliteDialect.Instance, cancellationToken));
                Commit(transaction);
                return result;
            }, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Moves the log into the file, so that who copies the file alone, or loses the log, has all but what came since.</summary>
    public override async Task SettleAsync()
    {
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            await Task.Run(Settle);
        }
        catch (SqliteException)
        {
            // What is durable in the log is safe there. The next write tells what is wrong.
        }
        finally
        {
            _writing.Release();
        }
    }

    public override async Task CompactAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await GuardedAsync(() => Task.FromResult(Compact(cancellationToken)), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override async Task<bool> ExamineAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await ReadAsync(session => session.ScalarAsync<string>(Verification), either.Token) is not "ok" and var damage
                ? throw StoredRows.Unreadable(Path, damage)
                : true;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Reads the whole file and compares its indexes with its tables.</summary>
    /// <exception cref="CouplingException"><c>StoreUnreadable</c>.</exception>
    public static void Verify(SqliteConnection connection, string path)
    {
        if (connection.ExecuteScalar<string>(Verification) is not "ok" and var damage)
            throw StoredRows.Unreadable(path, damage);
    }

    public override async ValueTask DisposeAsync()
    {
        ClearPool();
        await _writer.DisposeAsync();
        _writing.Dispose();
    }

    /// <summary>Connections of the pool may be to a file of this name that was deleted since.</summary>
    private void ClearPool()
    {
        using var pooled = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>Takes the file's write lock, for which another process may have to be waited for.</summary>
    private SqliteTransaction Begin(CancellationToken cancellationToken)
    {
        // The operating system lets a file be deleted that is in use; what is written to it then is lost with it.
        if (!File.Exists(Path))
            throw SqliteErrors.Inaccessible(Path, new FileNotFoundException(ErrorText.Message("StoreGone")));
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

    /// <summary>Where a commit fails for want of space SQLite has rolled back already. The transaction would fail to do so again, and hide why.</summary>
    private void Commit(SqliteTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (SqliteException) when (sqlite3_get_autocommit(_writer.Handle) != 0)
        {
            sqlite3_exec(_writer.Handle, "BEGIN");
            throw;
        }
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(error, Path, cancellationToken);
        }
        catch (Exception error) when (StoredRows.IsDamage(error))
        {
            throw StoredRows.Unreadable(Path, error.Message, error);
        }
    }

    /// <summary>Waits for nobody.</summary>
    private void Settle()
    {
        try
        {
            _writer.Execute("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE);");
        }
        finally
        {
            _writer.Execute(Patience);
        }
    }

    /// <summary>Rewrites the file when a good part of it is free.</summary>
    private bool Compact(CancellationToken cancellationToken)
    {
        const int FewPages = 256;
        var free = _writer.ExecuteScalar<long>("PRAGMA freelist_count");
        if (free < FewPages || free * 4 < _writer.ExecuteScalar<long>("PRAGMA page_count"))
            return false;
        using var interruption = Interrupting(_writer, cancellationToken);
        try
        {
            _writer.Execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
            return true;
        }
        catch (SqliteException error) when (error.IsBusy())
        {
            return false;
        }
    }

    private static CancellationTokenRegistration Interrupting(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var handle = connection.Handle;
        return cancellationToken.UnsafeRegister(_ => sqlite3_interrupt(handle), null);
    }
}
