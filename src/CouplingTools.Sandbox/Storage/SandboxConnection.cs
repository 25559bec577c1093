using CouplingTools.Sandbox.Schema;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CouplingTools.Sandbox.Storage;

/// <summary>An open connection with the statements it has prepared.</summary>
internal sealed class SandboxConnection : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public SandboxConnection(string path, SqliteOpenMode mode)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        Raw = new SqliteConnection(builder.ToString()) { DefaultTimeout = 60 };
        Raw.Open();
        Collations.Register(Raw);
        Execute("PRAGMA busy_timeout = 60000; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;");
    }

    /// <summary>The connection itself.</summary>
    public SqliteConnection Raw { get; }

    /// <summary>Whether a transaction is open; SQLite ends it by itself where there is no more space.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Raw.Handle) == 0;

    /// <summary>A statement that is prepared once and used again; its parameters are named @0, @1, ... and have to be bound each time.</summary>
    public SqliteCommand Prepared(string sql, int parameters)
    {
        if (_prepared.TryGetValue(sql, out var command))
            return command;
        command = Raw.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
        _prepared.Add(sql, command);
        return command;
    }

    /// <summary>A statement for one use, with its parameters @0, @1, ....</summary>
    public SqliteCommand Command(string sql, IReadOnlyList<object?> parameters)
    {
        var command = Raw.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Count; i++)
            command.Parameters.AddWithValue($"@{i}", SqlValues.ToSql(parameters[i]));
        return command;
    }

    /// <summary>Runs statements without parameters.</summary>
    public void Execute(string sql)
    {
        using var command = Raw.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row, or null.</summary>
    public object? Scalar(string sql, params object?[] parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        Raw.Dispose();
    }
}
