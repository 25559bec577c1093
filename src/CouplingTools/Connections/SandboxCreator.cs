using CouplingTools.Engine;
using CouplingTools.Sandbox;

namespace CouplingTools.Connections;

/// <summary>Creates sandbox files.</summary>
internal static class SandboxCreator
{
    /// <summary>Creates a sandbox, in place of another if there is one. A creation that fails leaves the old one as it was.</summary>
    /// <exception cref="CouplingException"><c>SandboxNotCreated</c>.</exception>
    public static async Task CreateAsync(string path, SandboxOptions options, CancellationToken cancellationToken)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.new";
        try
        {
            await SandboxFile.CreateAsync(draft, options, TimeProvider.System, cancellationToken);
            await RunspaceConnections.CloseSandboxAsync(path);
            RemoveOld(path);
            File.Move(draft, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CmdletText.Exception("SandboxNotCreated", path, failure.Message);
        }
        finally
        {
            RemoveDatabase(draft);
        }
    }

    /// <summary>Couplings of a replaced sandbox would name records that are no longer there.</summary>
    private static void RemoveOld(string path)
    {
        RemoveDatabase(path);
        RemoveDatabase(SandboxOpener.DefaultStorePath(path));
    }

    private static void RemoveDatabase(string path)
    {
        foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
        {
            if (File.Exists(file))
                File.Delete(file);
        }
    }
}
