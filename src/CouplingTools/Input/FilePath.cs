using System.Management.Automation;

namespace CouplingTools.Input;

/// <summary>Turns paths as users write them into paths of the file system.</summary>
internal static class FilePath
{
    /// <summary>Resolves a path against the current location. The file need not exist; wildcards stand for themselves.</summary>
    /// <exception cref="Engine.CouplingException"><c>PathNotFileSystem</c>.</exception>
    public static string Resolve(SessionState session, string path)
    {
        var resolved = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == "FileSystem"
            ? resolved
            : throw CmdletText.Exception("PathNotFileSystem", path, provider.Name);
    }
}
