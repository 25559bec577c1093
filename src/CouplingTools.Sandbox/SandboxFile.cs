using CouplingTools.Sandbox.Data;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox;

/// <summary>Creates sandboxes.</summary>
public static class SandboxFile
{
    /// <summary>Creates a file with both services, filled with data. The same options and time make the same rows.</summary>
    /// <param name="path">Where; no file may be there.</param>
    /// <param name="options">What it is filled with.</param>
    /// <param name="time">The clock rows are dated by.</param>
    /// <param name="cancellationToken">Stops the work; what was begun is removed.</param>
    /// <exception cref="IOException">The file exists, or cannot be created.</exception>
    public static async Task CreateAsync(string path, SandboxOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
            throw new IOException(Texts.Format(nameof(Texts.FileExists), path));
        await Task.Run(() => Create(path, options, time, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static void Create(string path, SandboxOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var database = SandboxDatabase.Create(path, options.Seed);
        try
        {
            using var session = database.OpenWrite();
            DataGenerator.Generate(session, options, time.GetUtcNow(), cancellationToken);
            session.Commit();
        }
        catch
        {
            database.Dispose();
            foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
                File.Delete(file);
            throw;
        }
    }
}
