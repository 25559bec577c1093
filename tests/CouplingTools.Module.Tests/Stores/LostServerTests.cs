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
        var results = ended.Output.SkipLast(1).Select(output => (SyncResult)output.BaseObject).ToList();
        // Where it had begun, each record was told what became of it: created, perhaps created, or not reached.
        Assert.True(results.Count is 0 or Customers, $"{results.Count} results");
        Assert.Equal(results.Count, results.Select(result => result.BusinessCentralId).Distinct().Count());
        Assert.All(results, result => Assert.True((result.Outcome, result.Reason) is (SyncOutcome.Created, null) or (SyncOutcome.Failed, "NotStored") or (SyncOutcome.Skipped, "RunStopped"), result.ToString()));

        wire.Mend();
        _session.Run("Disconnect-CouplingEnvironment; $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]", server.ConnectionString);
        var skipped = results.Where(result => result.Reason == "RunStopped").Select(result => result.BusinessCentralId).ToHashSet();
        var coupled = _session.Run("Get-RecordCoupling Customer").Select(output => ((RecordCoupling)output.BaseObject).BusinessCentralId).ToHashSet();
        Assert.All(results.Where(result => result.Outcome == SyncOutcome.Created), result => Assert.Contains(result.BusinessCentralId!.Value, coupled));
        var again = _session.Run(Synchronize).Select(output => (SyncResult)output.BaseObject).ToList();
        Assert.Equal(Customers, again.Count);
        Assert.All(again.Where(result => skipped.Contains(result.BusinessCentralId)), result => Assert.Equal(SyncOutcome.Created, result.Outcome));
        Assert.Equal(Customers, _session.Run("Get-SalesRecord Customer").Count);
        Assert.Equal(Customers, _session.Run("Get-RecordCoupling Customer -Status Synchronized").Count);
    }
}
