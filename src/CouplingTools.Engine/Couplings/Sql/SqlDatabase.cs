namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>A database that holds a coupling store, with its schema up to date.</summary>
internal abstract class SqlDatabase : IAsyncDisposable
{
    /// <summary>What users know it by; holds no secret.</summary>
    public abstract string Name { get; }

    public abstract Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Does all of <paramref name="write"/> or nothing, durably. It may be run again where another writer got in its way.</summary>
    public abstract Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
