using CouplingTools.Engine.Couplings.Sql;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>
/// Tells runs under way from those that died: each run holds a file beside the store open for itself alone, and the
/// operating system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class RunFiles(string storePath) : IRunPresence
{
    private readonly Dictionary<Guid, FileStream> _held = [];

    public Task HoldAsync(Guid run, CancellationToken cancellationToken)
    {
        try
        {
            lock (_held)
            {
                if (!_held.ContainsKey(run))
                    _held.Add(run, Open(run, FileMode.OpenOrCreate));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SqliteErrors.Inaccessible(storePath, error);
        }

        return Task.CompletedTask;
    }

    public Task ReleaseAsync(Guid run, CancellationToken cancellationToken)
    {
        lock (_held)
        {
            if (_held.Remove(run, out var file))
                file.Dispose();
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlySet<Guid>> UnderWayAsync(IEnumerable<Guid> runs, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<Guid>>(runs.Where(IsUnderWay).ToHashSet());

    public ValueTask DisposeAsync()
    {
        lock (_held)
        {
            foreach (var file in _held.Values)
                file.Dispose();
            _held.Clear();
        }

        return ValueTask.CompletedTask;
    }

    private bool IsUnderWay(Guid run)
    {
        try
        {
            Open(run, FileMode.Open).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private FileStream Open(Guid run, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows() && mode == FileMode.OpenOrCreate)
            options.UnixCreateMode = StoreFile.OwnerOnly;
        return new FileStream($"{storePath}.{run:N}.run", options);
    }
}
