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
                    _held.Add(run, Open(run));
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

    public Task<IReadOnlySet<Guid>> UnderWayAsync(SqlSession session, IEnumerable<Guid> runs) =>
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

    /// <summary>Who asks opens the file for reading, which others who ask may do at the same time, and the run's own process keeps them from.</summary>
    private bool IsUnderWay(Guid run)
    {
        var path = PathOf(run);
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }

        Delete(path);
        return false;
    }

    /// <summary>Somebody else who asks may keep it from being deleted now.</summary>
    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private FileStream Open(Guid run)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = StoreFile.OwnerOnly;
        return new FileStream(PathOf(run), options);
    }

    private string PathOf(Guid run) => $"{storePath}.{run:N}.run";
}
