using Microsoft.Data.Sqlite;

namespace CouplingTools.Sandbox.Storage;

/// <summary>Tells a sandbox's file from other files.</summary>
internal static class SandboxFileVersion
{
    private const int NotADatabase = 26;

    /// <summary>Refuses what is no sandbox or is one of a newer version.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    public static void Check(SandboxConnection connection, string path)
    {
        if ((long)connection.Scalar("PRAGMA application_id")! != SqlSchema.ApplicationId)
            throw Foreign(path, null);
        var version = (long)connection.Scalar("PRAGMA user_version")!;
        if (version > SqlSchema.Version)
            throw new InvalidDataException(Texts.Format(nameof(Texts.NewerVersion), path, version, SqlSchema.Version));
    }

    /// <summary>True where SQLite says that the file is none of its own.</summary>
    public static bool IsForeign(SqliteException exception) => exception.SqliteErrorCode == NotADatabase;

    /// <summary>The error for a file that is no sandbox.</summary>
    public static InvalidDataException Foreign(string path, Exception? reason) => new(Texts.Format(nameof(Texts.NotASandbox), path), reason);
}
