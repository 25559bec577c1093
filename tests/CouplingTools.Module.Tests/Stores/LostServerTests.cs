using System.Management.Automation;
using System.Net;
using CouplingTools.Engine.Tests.Couplings.Postgres;
using CouplingTools.Module.Tests.Hosting;
using Npgsql;

namespace CouplingTools.Module.Tests.Stores;

/// <summary>The store's server goes away while a run is under way.</summary>
public sealed class LostServerTests : IAsyncLifetime
{
    private const int Customers = 40;
    private const int MostMessages = 200;
    private readonly ModuleSession _session = ModuleSession.Open();
    private ServerSchema? _schema;

    public async ValueTask InitializeAsync() => _schema = await ServerSchema.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        if (_schema is not null)
            await _schema.DisposeAsync();
    }

    /// <summary>Wherever it happens the run says so and stops, and the next one finds out what became of every write.</summary>
    [Fact]
    public async Task A_run_stops_and_the_next_one_accounts_for_every_write()
    {
        var server = new NpgsqlConnectionStringBuilder(_schema!.ConnectionString);
        await using var wire = new CutWire(new IPEndPoint(IPAddress.Parse(server.Host!), server.Port));
        server.Port = wire.Port;
        server.Host = "127.0.0.1";
        var lost = 0;
        for (var messages = 5; messages < MostMessages && (messages == 5 || lost > 0); messages += 7)
        {
            _session.Run("$null = New-CouplingSandbox a.sandbox -Customers 0 -Contacts 0 -Force; $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]", server.ConnectionString);
            _session.Run("$null = 1..$args[0] | ForEach-Object { @{ displayName = \"Customer $_\" } } | New-BusinessCentralRecord Customer", Customers);
            wire.CutAfter(messages);
            var ended = _session.Invoke("try { Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create -BatchSize 10 } catch { $_ }");
            if (!wire.IsCut)
                break;
            lost++;
            var error = Assert.IsType<ErrorRecord>(ended.Output[^1].BaseObject);
            Assert.StartsWith("StoreInaccessible,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("postgresql://coupling@127.0.0.1:", error.Exception.Message, StringComparison.Ordinal);

            wire.Mend();
            _session.Run("Disconnect-CouplingEnvironment; $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]", server.ConnectionString);
            var results = await FinishAsync();

            Assert.Equal(Customers, results.Count);
            Assert.Equal(Customers, _session.Run("Get-SalesRecord Customer").Count);
            Assert.Equal(Customers, _session.Run("Get-RecordCoupling Customer -Status Synchronized").Count);
            _session.Run("Disconnect-CouplingEnvironment");
        }

        Assert.InRange(lost, 5, int.MaxValue);
    }

    /// <summary>The run that broke off is taken for alive for a while, because nothing told the server that it ended.</summary>
    private async Task<IReadOnlyList<SyncResult>> FinishAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            var result = _session.Invoke("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create -BatchSize 10");
            if (result.AllErrors.Count == 0 || attempt == 25)
            {
                Assert.Empty(result.ErrorIds);
                return [.. result.Output.Select(output => (SyncResult)output.BaseObject)];
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }
    }
}
