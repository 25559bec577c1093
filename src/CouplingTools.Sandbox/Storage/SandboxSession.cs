using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Storage;

/// <summary>
/// One transaction. A reading session sees one moment; a writing session is alone in writing, and is undone unless <see cref="Commit"/> is called.
/// </summary>
internal sealed class SandboxSession : IDisposable
{
    private readonly SandboxDatabase _database;
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);
    private bool _open = true;

    internal SandboxSession(SandboxDatabase database, SandboxConnection connection, bool writes)
    {
        _database = database;
        Connection = connection;
        Writes = writes;
        connection.Execute(writes ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED");
    }

    /// <summary>The connection.</summary>
    public SandboxConnection Connection { get; }

    /// <summary>True where the session may write.</summary>
    public bool Writes { get; }

    /// <summary>The row with that key, or null.</summary>
    public Row? Find(TableSchema table, Guid id) => RowCommands.Find(Connection, table, id);

    /// <summary>The rows of a query, read one by one.</summary>
    public IEnumerable<Row> Query(TableSchema table, SqlQuery query) => RowCommands.Query(Connection, table, query);

    /// <summary>The first row whose column equals the value, or null.</summary>
    public Row? First(TableSchema table, string column, object? value) =>
        Query(table, new SqlQuery($"t.\"{column}\" = @0", [value], null, 1)).FirstOrDefault();

    /// <summary>How many rows the conditions of a query hold for.</summary>
    public long Count(TableSchema table, SqlQuery query) => RowCommands.Count(Connection, table, query);

    /// <summary>Adds a row under a new version. The key has to be set.</summary>
    public void Insert(Row row)
    {
        SetVersion(row);
        RowCommands.Insert(Connection, row);
    }

    /// <summary>Replaces the row with the same key, under a new version.</summary>
    public void Update(Row row)
    {
        SetVersion(row);
        RowCommands.Update(Connection, row);
    }

    /// <summary>Removes the row with that key.</summary>
    public void Delete(TableSchema table, Guid id) => RowCommands.Delete(Connection, table, id);

    /// <summary>The next row version: greater than every one in the file.</summary>
    public long NextVersion() => Next("version");

    /// <summary>The latest row version in the file.</summary>
    public long CurrentVersion() => Current("version");

    /// <summary>A new id: the same for the same file and the same order of requests.</summary>
    public Guid NewId()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Setting("seed")}/{Next("id")}");
        return GuidBits.Version4(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A setting of the file, or null.</summary>
    public string? Setting(string name) => (string?)Connection.Scalar("SELECT value FROM _settings WHERE name = @0", name);

    /// <summary>Sets a setting of the file.</summary>
    public void SetSetting(string name, string value) =>
        Connection.Scalar("INSERT INTO _settings VALUES (@0, @1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);

    /// <summary>Makes everything written so far permanent and ends the transaction.</summary>
    public void Commit()
    {
        foreach (var (name, value) in _counters)
            Connection.Scalar("UPDATE _counters SET value = @0 WHERE name = @1", value, name);
        Connection.Execute("COMMIT");
        _open = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_open && Connection.IsInTransaction)
            Connection.Execute("ROLLBACK");
        _open = false;
        _database.Return(Connection);
    }

    private void SetVersion(Row row)
    {
        row.Version = NextVersion();
        if (row.Table.VersionColumn is { } column)
            row[column] = row.Version;
    }

    private long Next(string counter)
    {
        if (!Writes)
            throw new InvalidOperationException("A session that only reads cannot count.");
        return _counters[counter] = Current(counter) + 1;
    }

    private long Current(string counter) => _counters.TryGetValue(counter, out var known)
        ? known
        : (long)Connection.Scalar("SELECT value FROM _counters WHERE name = @0", counter)!;
}
