using System.Collections.Concurrent;
using CouplingTools.Sandbox.Schema;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Sandbox.Storage;

/// <summary>
/// The sandbox's file. Several processes may have it open at once: readers never wait, writers wait for each other.
/// </summary>
internal sealed class SandboxDatabase : IDisposable
{
    private readonly ConcurrentBag<SandboxConnection> _idle = [];
    private readonly string _path;
    private bool _disposed;

    private SandboxDatabase(string path) => _path = path;

    /// <summary>Opens an existing file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no sandbox, or is one of a newer version.</exception>
    public static SandboxDatabase Open(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException(Texts.Format(nameof(Texts.FileNotFound), path), path);
        var database = new SandboxDatabase(path);
        try
        {
            using var session = database.OpenRead();
            SandboxFileVersion.Check(session.Connection, path);
            return database;
        }
        catch (SqliteException exception) when (SandboxFileVersion.IsForeign(exception))
        {
            database.Dispose();
            throw SandboxFileVersion.Foreign(path, exception);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Creates a file with empty tables.</summary>
    /// <exception cref="IOException">The file exists, or cannot be created.</exception>
    public static SandboxDatabase Create(string path, int seed)
    {
        using (new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
        }
        using (var connection = new SandboxConnection(path, SqliteOpenMode.ReadWrite))
        {
            connection.Execute("PRAGMA journal_mode = WAL;");
            connection.Execute("BEGIN IMMEDIATE");
            foreach (var statement in SqlSchema.Statements(SchemaFiles.All))
                connection.Execute(statement);
            connection.Execute($"INSERT INTO _settings VALUES ('seed', '{seed}')");
            connection.Execute($"PRAGMA application_id = {SqlSchema.ApplicationId}; PRAGMA user_version = {SqlSchema.Version};");
            connection.Execute("COMMIT");
        }
        return new SandboxDatabase(path);
    }

    /// <summary>Begins to read: everything the session reads is of one moment.</summary>
    public SandboxSession OpenRead() => new(this, Rent(), writes: false);

    /// <summary>Begins to write, waiting for other writers.</summary>
    public SandboxSession OpenWrite() => new(this, Rent(), writes: true);

    /// <summary>Gives a connection back.</summary>
    internal void Return(SandboxConnection connection)
    {
        if (_disposed)
            connection.Dispose();
        else
            _idle.Add(connection);
    }

    private SandboxConnection Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _idle.TryTake(out var connection) ? connection : new SandboxConnection(_path, SqliteOpenMode.ReadWrite);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }
}
