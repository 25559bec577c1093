using System.Runtime.Versioning;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Makes files and directories that only their owner may read: bases hold business data.</summary>
internal static class StoreFile
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] s_endings = [string.Empty, "-wal", "-shm"];

    /// <summary>Makes sure that the file exists. SQLite gives the files beside it the permissions of the file itself.</summary>
    public static void Prepare(string path)
    {
        if (Directory.Exists(path))
            throw new IOException(ErrorText.Message("FileIsDirectory"));
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory && !Directory.Exists(directory))
            CreateDirectory(directory);
        if (!File.Exists(path))
            Create(path);
    }

    /// <summary>Keeps everybody but its owner from a store and the files beside it. Only done to what is known to be a store: any other file is left alone.</summary>
    public static void Restrict(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in s_endings.Select(ending => path + ending).Where(File.Exists))
        {
            if ((File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
                Restrict(file, OwnerOnly);
        }
    }

    /// <summary>The file itself, where the path is a link to it: what is beside a store must be so for all who use it, under whatever name.</summary>
    public static string Real(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <summary>Creates an empty file, unless another process was faster.</summary>
    public static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(path, options);
    }

    [UnsupportedOSPlatform("windows")]
    private static void Restrict(string file, UnixFileMode mode)
    {
        try
        {
            File.SetUnixFileMode(file, mode);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(ErrorText.Message("StoreOpenToOthers"), error);
        }
    }

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }
}
