using System.Management.Automation;
using System.Net;
using CouplingTools.Engine.Tests.Couplings.Postgres;
using CouplingTools.Module.Tests.Hosting;
using Npgsql;

namespace CouplingTools.Module.Tests.Stores;

/// <summary>The store's server goes away while a run is under way.</summary>
public sealed class LostServerTests : IDisposable
{
    private const int Customers = 40;
    private const string Synchronize = "Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create -BatchSize 10";
    private readonly ModuleSession _session = ModuleSession.Open();

    public void Dispose() => _session.Dispose();

    /// <summary>Wherever it happens the run says so and stops, and the next one finds out what became of every write.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(22)]
    [InlineData(33)]
    [InlineData(45)]
    [InlineData(58)]
    [InlineData(67)]
    public async Task A_run_stops_and_the_next_one_accounts_for_every_write(int messages)
    {
        await using var schema = await ServerSchema.CreateAsync();
        var server = new NpgsqlConnectionStringBuilder(schema.ConnectionString);
        await using var wire = new CutWire(new IPEndPoint(IPAddress.Parse(server.Host!), server.Port));
        (server.Host, server.Port) = ("127.0.0.1", wire.Port);
        _session.Run("$null = New-CouplingSandbox a.sandbox -Customers 0 -Contacts 0; $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]", server.ConnectionString);
        _session.Run("$null = 1..$args[0] | ForEach-Object { @{ displayName = \"Customer $_\" } } | New-BusinessCentralRecord Customer", Customers);
        wire.CutAfter(messages);

        var ended = _session.Invoke($"try {{ {Synchronize} }} catch {{ $_ }}");

        Assert.True(wire.IsCut);
        var error = Assert.IsType<ErrorRecord>(ended.Output[^1].BaseObject);
        Assert.StartsWith("StoreInaccessible,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("postgresql://coupling@127.0.0.1:", error.Exception.Message, StringComparison.Ordinal);

        wire.Mend();
        _session.Run("Disconnect-CouplingEnvironment; $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]", server.ConnectionString);
        Assert.Equal(Customers, _session.Run(Synchronize).Count);
        Assert.Equal(Customers, _session.Run("Get-SalesRecord Customer").Count);
        Assert.Equal(Customers, _session.Run("Get-RecordCoupling Customer -Status Synchronized").Count);
    }
}
