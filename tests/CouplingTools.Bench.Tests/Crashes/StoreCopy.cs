using CouplingTools.Module.Tests.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>A copy of a SQLite file as a kill left it. The file itself is left to the next start, which has to mend it without help.</summary>
internal sealed class StoreCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _connection;

    public StoreCopy(string file)
    {
        foreach (var suffix in (string[])["", "-wal"])
        {
            if (File.Exists(file + suffix))
                File.Copy(file + suffix, Path.Combine(_folder.Path, "copy" + suffix));
        }

        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder.Path, "copy"), Pooling = false }.ConnectionString);
        _connection.Open();
    }

    public string Check() => _connection.ExecuteScalar<string>("PRAGMA integrity_check(3)")!;

    public bool HasTable(string name) => Number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = @name", new { name }) > 0;

    public long Number(string sql, object? arguments = null) => _connection.ExecuteScalar<long>(sql, arguments);

    public List<T> List<T>(string sql) => [.. _connection.Query<T>(sql)];

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }
}
