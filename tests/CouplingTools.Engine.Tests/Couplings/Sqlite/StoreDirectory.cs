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

    /// <summary>Makes a store of some hundred couplings, and closes it.</summary>
    public async Task<StoreScope> FillAsync()
    {
        var scope = Samples.Scope();
        await using var store = await OpenAsync(scope);
        await store.AddAsync(Samples.Couplings(500), TestContext.Current.CancellationToken);
        return scope;
    }

    /// <summary>Another program's connection to the store.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Overwrites pages of the store.</summary>
    /// <param name="first">How many pages are in front of them.</param>
    /// <param name="pages">How many there are; without it all that follow.</param>
    public void Damage(long first, long? pages = null)
    {
        const int PageSize = 4096;
        using var file = System.IO.File.OpenWrite(File);
        file.Position = first * PageSize;
        file.Write([.. Enumerable.Repeat((byte)'x', (int)(pages * PageSize ?? file.Length - file.Position))]);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
