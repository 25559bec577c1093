namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>
/// Tells runs under way from those that died: each run holds a file beside the store open for itself alone, and the
/// operating system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class RunFiles(string storePath) : IDisposable
{
    private readonly Dictionary<Guid, FileStream> _held = [];

    public void Hold(Guid run)
    {
        lock (_held)
        {
            if (!_held.ContainsKey(run))
                _held.Add(run, Open(run, FileMode.OpenOrCreate));
        }
    }

    public void Release(Guid run)
    {
        lock (_held)
        {
            if (_held.Remove(run, out var file))
                file.Dispose();
        }
    }

    public bool IsUnderWay(Guid run)
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

    public void Dispose()
    {
        lock (_held)
        {
            foreach (var file in _held.Values)
                file.Dispose();
            _held.Clear();
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
