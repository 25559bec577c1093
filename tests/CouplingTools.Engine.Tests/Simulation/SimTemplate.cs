using CouplingTools.Engine.Couplings.Sqlite;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>An empty store, of which every simulated world gets a copy in memory where the system has such a place.</summary>
internal sealed class SimTemplate : IDisposable
{
    public const string File = "couplings.db";
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo _root =
        Directory.CreateDirectory(Path.Combine(Directory.Exists(Memory) ? Memory : Path.GetTempPath(), $"coupling-simulation-{Path.GetRandomFileName()}"));
    private int _copies;

    public SimTemplate() => SimTasks.Complete(MakeAsync());

    /// <summary>A directory with a copy.</summary>
    public string Copy()
    {
        var copy = _root.CreateSubdirectory($"{Interlocked.Increment(ref _copies)}");
        System.IO.File.Copy(Path.Combine(_root.FullName, File), Path.Combine(copy.FullName, File));
        return copy.FullName;
    }

    public void Dispose() => _root.Delete(recursive: true);

    private async Task MakeAsync()
    {
        await using var store = await SqliteStore.OpenAsync(Path.Combine(_root.FullName, File), SimWorld.Scope, TimeProvider.System, CancellationToken.None);
    }
}
