using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Log;

/// <summary>
/// The operation log. Writes are logged in their own transaction; reads are gathered and written in groups, at the latest before the next write and
/// before the last request under way is answered, so that other processes find everything that was answered.
/// </summary>
internal sealed class OperationLog(SandboxDatabase database) : IDisposable
{
    private const int GroupSize = 256;

    private readonly object _gate = new();
    private List<LogEntry> _pending = [];
    private int _underWay;
    private volatile bool _closed;

    /// <summary>A request begins.</summary>
    public void Enter() => Interlocked.Increment(ref _underWay);

    /// <summary>A request is about to be answered.</summary>
    public Task LeaveAsync() => Interlocked.Decrement(ref _underWay) == 0 && HasPending ? Task.Run(Flush) : Task.CompletedTask;

    /// <summary>Logs what changed nothing.</summary>
    public void Add(LogEntry entry)
    {
        lock (_gate)
        {
            _pending.Add(entry);
            if (_pending.Count < GroupSize)
                return;
        }
        Flush();
    }

    /// <summary>Logs in the transaction of a write, after the reads before it.</summary>
    /// <returns>The entry's place in the log.</returns>
    public long Write(SandboxSession session, LogEntry entry)
    {
        WritePending(session);
        return LogTable.Insert(session, entry);
    }

    /// <summary>Begins the entry of a batch, whose operations refer to it.</summary>
    public long BeginBatch(LogEntry entry)
    {
        using var session = database.OpenWrite();
        var sequence = Write(session, entry);
        session.Commit();
        return sequence;
    }

    /// <summary>Completes the entry of a batch.</summary>
    public void EndBatch(long sequence, int status, TimeSpan duration)
    {
        using var session = database.OpenWrite();
        WritePending(session);
        LogTable.Finish(session, sequence, status, duration);
        session.Commit();
    }

    /// <summary>The operations, oldest first: all, or the last ones.</summary>
    public IReadOnlyList<SandboxOperation> Read(int? last)
    {
        Flush();
        using var session = database.OpenRead();
        return LogTable.Read(session, last);
    }

    /// <summary>Forgets all operations.</summary>
    public void Clear()
    {
        using var session = database.OpenWrite();
        WritePending(session);
        LogTable.Clear(session);
        session.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _closed = true;
    }

    private bool HasPending
    {
        get
        {
            lock (_gate)
                return _pending.Count > 0;
        }
    }

    private void Flush()
    {
        if (_closed || !HasPending)
            return;
        using var session = database.OpenWrite();
        WritePending(session);
        session.Commit();
    }

    private void WritePending(SandboxSession session)
    {
        List<LogEntry> entries;
        lock (_gate)
        {
            entries = _pending;
            _pending = [];
        }
        foreach (var entry in entries)
            LogTable.Insert(session, entry);
    }
}
