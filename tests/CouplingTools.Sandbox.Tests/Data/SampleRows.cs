using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Tests.Data;

/// <summary>A new sandbox with data, read from its file.</summary>
internal sealed class SampleRows : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sandbox");
    private SandboxDatabase? _database;
    private SandboxSession? _session;

    public static async Task<SampleRows> CreateAsync(SandboxOptions options)
    {
        var rows = new SampleRows();
        await SandboxFile.CreateAsync(rows._path, options, TimeProvider.System, CancellationToken.None);
        rows._database = SandboxDatabase.Open(rows._path);
        rows._session = rows._database.OpenRead();
        return rows;
    }

    public IReadOnlyList<Row> BusinessCentral(string set) => All(SchemaFiles.BusinessCentral.Table(set));

    public IReadOnlyList<Row> Sales(string set) => All(SchemaFiles.Dataverse.Table(set));

    public void Dispose()
    {
        _session?.Dispose();
        _database?.Dispose();
        foreach (var file in new[] { _path, $"{_path}-wal", $"{_path}-shm" })
        {
            File.Delete(file);
        }
    }

    private Row[] All(TableSchema table) => _session!.Query(table, SqlQuery.All with { OrderBy = $"t.\"{table.Key}\"" }).ToArray();
}
