using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

/// <summary>A directory for the store files of one test.</summary>
internal sealed class StoreDirectory : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("coupling-store-");

    public string Root => _root.FullName;

    public string File => Path.Combine(Root, "store", "couplings.db");

    public Task<SqlCouplingStore> OpenAsync(StoreScope? scope = null, string? path = null) =>
        SqliteStore.OpenAsync(path ?? File, scope ?? Samples.Scope(), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Another program's connection to the store.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
