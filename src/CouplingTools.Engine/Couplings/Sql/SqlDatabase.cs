namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>A database that holds a coupling store, with its schema up to date.</summary>
internal abstract class SqlDatabase : IAsyncDisposable
{
    /// <summary>What users know it by; holds no secret.</summary>
    public abstract string Name { get; }

    public abstract Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Does all of <paramref name="write"/> or nothing, durably. It may be run again where another writer got in its way.</summary>
    public abstract Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>Puts what is durable where it stays, where that is another place, as far as nobody is in the way.</summary>
    public virtual Task SettleAsync() => Task.CompletedTask;

    /// <summary>Gives back space that a purge left free, where the database does not by itself. It is left for later while others write.</summary>
    public virtual Task CompactAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Looks for damage, for a limited time, where the database does not by itself; returns whether all of it was looked at.</summary>
    public virtual Task<bool> ExamineAsync(TimeSpan limit, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Turns rows that were read into what they stand for.</summary>
    /// <exception cref="CouplingException"><c>StoreUnreadable</c>.</exception>
    public IReadOnlyList<T> Decode<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> decode)
    {
        try
        {
            return [.. rows.Select(decode)];
        }
        catch (Exception error) when (StoredRows.IsDamage(error))
        {
            throw StoredRows.Unreadable(Name, error.Message, error);
        }
    }

    public abstract ValueTask DisposeAsync();
}
