using CouplingTools.Engine.Tests.Couplings.Postgres;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Stores;

/// <summary>What a run makes of couplings that another run has.</summary>
public sealed class SharedStoreTests : IAsyncLifetime
{
    private const string OtherRun = "11111111-1111-4111-8111-111111111111";
    private readonly ModuleSession _session = ModuleSession.Open();
    private ServerSchema? _schema;

    public async ValueTask InitializeAsync()
    {
        _schema = await ServerSchema.CreateAsync();
        _session.Run("$null = New-CouplingSandbox a.sandbox -Customers 6 -Contacts 0 -Overlap 0; $null = Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath $args[0]", _schema.ConnectionString);
        _session.Run("$null = Get-BusinessCentralRecord Customer -Uncoupled | Sync-Record -Direction ToSales -IfNotCoupled Create");
        _session.Run("Get-BusinessCentralRecord Customer -Coupled | ForEach-Object { $_ | Set-BusinessCentralRecord -Value @{ city = \"X $($_.Number)\" } }");
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        if (_schema is not null)
            await _schema.DisposeAsync();
    }

    [Fact]
    public async Task A_run_over_all_leaves_to_another_what_it_has_and_does_the_rest()
    {
        await HoldAsync("60 seconds", limit: 2);

        var results = Results("Sync-Record Customer -All -Direction ToSales");

        var held = results.Where(result => result.Reason == "BeingSynchronized").ToList();
        Assert.Equal(2, held.Count);
        Assert.All(held, result => Assert.Equal((SyncOutcome.Skipped, null), (result.Outcome, result.ErrorClass)));
        Assert.All(held, result => Assert.Contains("a run of grace@mill, process 4711, that began at 2026-03-01 08:30:15Z", result.Error, StringComparison.Ordinal));
        Assert.All(results.Except(held), result => Assert.Equal(SyncOutcome.Updated, result.Outcome));
        Assert.NotEmpty(results.Except(held));
    }

    [Fact]
    public async Task A_run_over_single_records_waits_for_them_until_the_other_is_dead_and_then_does_them()
    {
        await HoldAsync("2 seconds", limit: 100);

        var results = Results("Get-RecordCoupling Customer | Sync-Record -Direction ToSales");

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.Equal(SyncOutcome.Updated, result.Outcome));
    }

    [Fact]
    public async Task What_was_read_before_another_run_had_it_is_read_and_decided_again()
    {
        // The other run has been through with it since, and somebody has edited it again.
        await HoldAsync("2 seconds", limit: 100);
        await _schema!.ExecuteAsync("UPDATE couplings SET fence = fence + 1");
        var results = Results("Get-RecordCoupling Customer | Sync-Record -Direction ToSales");
        Assert.All(results, result => Assert.Equal(SyncOutcome.Updated, result.Outcome));
        Assert.All(Results("Sync-Record Customer -All -Direction ToSales"), result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
    }

    /// <summary>Lets a worker elsewhere have some of the couplings, alive for a while.</summary>
    private async Task HoldAsync(string life, int limit) =>
        await _schema!.ExecuteAsync(
            $"""
            INSERT INTO runs (scope, run, kind, mapping, direction, started_at, started_by, process_id)
            SELECT id, '{OtherRun}', 'Synchronization', 'Customer', 'ToSales', '2026-03-01T08:30:15.0000000Z', 'grace@mill', 4711 FROM scopes;
            INSERT INTO presence (run, alive_until) VALUES ('{OtherRun}', clock_timestamp() + interval '{life}');
            UPDATE couplings SET lease_run = '{OtherRun}', fence = nextval('fences') WHERE id IN (SELECT id FROM couplings ORDER BY id LIMIT {limit});
            """);

    private List<SyncResult> Results(string script) => [.. _session.Run(script).Select(output => (SyncResult)output.BaseObject)];
}
