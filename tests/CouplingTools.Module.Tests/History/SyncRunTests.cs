using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.History;

/// <summary>What a user sees of earlier runs.</summary>
public sealed class SyncRunTests
{
    [Fact]
    public void The_latest_run_comes_first_with_counters_that_add_up_to_its_inputs()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Adatum");
        demo.Invoke("$args[0], $args[0], 'nowhere', $null, ([pscustomobject]@{ Color = 'red' }) | Sync-Record Customer -Direction Bidirectional", pair);

        var runs = demo.All<SyncRun>("Get-SyncRun");

        Assert.Equal(2, runs.Count);
        var run = runs[0];
        Assert.Equal((SyncDirection.Bidirectional, "Customer", SyncRunStatus.Completed), (run.Direction, run.Mapping, run.Status));
        Assert.Equal((1L, 1L, 2L, 4L), (run.Unchanged, run.Skipped, run.Failed, run.Total));
        Assert.Contains(Environment.UserName, run.StartedBy, StringComparison.Ordinal);
        Assert.Equal((1L, pair.RunId), (runs[1].Created, runs[1].Id));
        Assert.InRange(run.StartedAt, runs[1].CompletedAt!.Value, run.CompletedAt!.Value);
    }

    [Fact]
    public void What_failed_in_the_latest_run_is_tried_again_by_piping_its_results()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Adatum");
        demo.Run("$args[0] | Set-SalesRecord Customer -Value @{ address1_city = 'x' * 58 }", pair);
        var failed = demo.Result("Sync-Record Customer -All -Direction ToBusinessCentral", pair);

        var kept = demo.One<SyncResult>("Get-SyncRun -Last 1 | Get-SyncResult -Outcome Failed");
        demo.Run("$args[0] | Set-SalesRecord Customer -Value @{ address1_city = 'Graz' }", pair);
        var again = demo.Result("Get-SyncRun -Last 1 | Get-SyncResult -Outcome Failed | Sync-Record -Direction ToBusinessCentral");

        Assert.Equal(("ValueTooLong", failed.Error, failed.RecommendedAction, failed.RunId), (kept.Reason, kept.Error, kept.RecommendedAction, kept.RunId));
        Assert.Equal(SyncOutcome.Updated, again.Outcome);
        var change = Assert.Single(demo.One<SyncResult>("Get-SyncResult -Outcome Updated").Changes);
        Assert.Equal(new FieldChange("city", Side.BusinessCentral, "Atlanta", "Graz"), change);
    }

    [Fact]
    public void Coupling_is_a_run_too_whichever_way_and_of_any_length()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..3 | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer");
        var coupled = demo.Invoke("$rows = @(Get-BusinessCentralRecord Customer); $rows[0], $rows[1], $rows[1] | New-RecordCoupling -CreateNew; New-RecordCoupling Customer -BusinessCentralId $rows[0].Id -CreateNew");
        var account = demo.Account("Company 3");
        demo.Run("$null = $args[0] | New-RecordCoupling -Number (Get-BusinessCentralRecord Customer -Name 'Company 3').Number", account);

        var runs = demo.All<SyncRun>("Get-SyncRun");

        Assert.Equal(["AlreadyCoupled"], coupled.ErrorIds.Except(["DuplicateInput"]));
        Assert.All(runs, run => Assert.Equal((SyncRunKind.Coupling, SyncRunStatus.Completed), (run.Kind, run.Status)));
        Assert.Equal([(0L, 1L, 0L, 0L, 1L), (0L, 0L, 0L, 1L, 1L), (2L, 0L, 1L, 0L, 3L)], runs.Select(run => (run.Created, run.Coupled, run.Skipped, run.Failed, run.Total)));
        Assert.All(runs, run => Assert.Equal(run.Total, demo.Run("$args[0] | Get-SyncResult", run).Count));
    }

    [Fact]
    public void Runs_are_chosen_by_id_mapping_status_time_and_place()
    {
        using var demo = ConnectedSession.Open();
        demo.Run("$null = Sync-Record Customer -All -Direction ToSales; $null = Sync-Record Contact -All -Direction ToSales; $null = Sync-Record Customer -All -Direction Bidirectional");
        var runs = demo.All<SyncRun>("Get-SyncRun");

        Assert.Equal(3, runs.Count);
        Assert.Equal(runs[1], demo.One<SyncRun>("Get-SyncRun -Id $args[0]", runs[1].Id));
        Assert.Equal(runs[1], demo.One<SyncRun>("Get-SyncRun -Mapping contact"));
        Assert.Equal([runs[0]], demo.All<SyncRun>("Get-SyncRun -Last 1"));
        Assert.Equal([runs[2], runs[1]], demo.All<SyncRun>("Get-SyncRun -First 2"));
        Assert.Equal([runs[0]], demo.All<SyncRun>("Get-SyncRun -Since $args[0]", runs[0].StartedAt));
        Assert.Empty(demo.Run("Get-SyncRun -Status Running, Interrupted"));
        Assert.Equal(["RunNotFound"], demo.Invoke("Get-SyncRun -Id $args[0]", Guid.NewGuid()).ErrorIds);
        Assert.Equal(["ParametersExclude"], demo.Invoke("Get-SyncRun -Last 1 -First 1").ErrorIds);
    }

    [Fact]
    public void Results_are_chosen_by_run_outcome_reason_mapping_and_record()
    {
        using var demo = ConnectedSession.Open();
        var (first, second) = (demo.Pair("Adatum"), demo.Pair("Fabrikam"));
        demo.Invoke("Sync-Record Customer -Number nowhere -Direction ToSales; Sync-Record Customer -All -Direction ToSales");

        Assert.Equal([first.RunId], demo.All<SyncResult>("Get-SyncResult -Run $args[0]", first.RunId).Select(result => result.RunId));
        Assert.Equal([first.RunId], demo.All<SyncResult>("Get-SyncResult (Get-SyncRun -Id $args[0])", first.RunId).Select(result => result.RunId));
        Assert.Equal("nowhere", demo.One<SyncResult>("Get-SyncResult -Reason NumberNotFound").Number);
        Assert.Equal(2, demo.Run("Get-SyncResult -Outcome Unchanged -Mapping Customer").Count);
        Assert.Equal([SyncOutcome.Unchanged, SyncOutcome.Created], demo.All<SyncResult>("Get-SyncResult -Number $args[0]", second.Number).Select(result => result.Outcome));
        Assert.Equal(2, demo.Run("Get-SyncResult -SalesId $args[0]", second.SalesId).Count);
        Assert.Equal(2, demo.Run("Get-SyncResult -BusinessCentralId $args[0]", second.BusinessCentralId).Count);
        Assert.Equal(2, demo.Run("Get-RecordCoupling Customer -Number $args[0] | Get-SyncResult", second.Number).Count);
        Assert.Equal(["RunNotUnderstood"], demo.Invoke("Get-SyncResult -Run green").ErrorIds);
        Assert.Equal(["InputNotUnderstood"], demo.Invoke("[pscustomobject]@{ Color = 'red' } | Get-SyncResult").ErrorIds);
    }

    [Fact]
    public void Ids_of_runs_complete()
    {
        using var demo = ConnectedSession.Open();
        var id = demo.Pair("Adatum").RunId.ToString();

        foreach (var line in (string[])["Get-SyncRun -Id ", "Get-SyncResult -Run "])
            Assert.Contains(demo.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null).CompletionMatches.CompletionText", line), match => Equals(match.BaseObject, id));
    }

    [Fact]
    public void Runs_that_change_nothing_do_not_pile_up_and_what_is_not_kept_is_told()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("One");
        demo.Pair("Two");
        demo.Run("Get-BusinessCentralRecord Customer -Name One | Set-BusinessCentralRecord -Value @{ city = 'Rome' }");
        for (var i = 0; i < 3; i++)
            demo.Run("$null = Sync-Record Customer -All -Direction ToSales");

        var runs = demo.All<SyncRun>("Get-SyncRun -Mapping Customer -Last 3");
        var latest = demo.Invoke("Get-SyncResult $args[0].Id", runs[0]);
        var first = demo.Invoke("Get-SyncResult $args[0].Id", runs[2]);
        var filtered = demo.Invoke("Get-SyncResult $args[0].Id -Outcome Updated", runs[2]);

        Assert.Equal([(0L, 2L), (0L, 2L), (1L, 1L)], runs.Select(run => (run.Updated, run.Unchanged)));
        Assert.Equal((2, 0), (latest.Output.Count, latest.Warnings.Count));
        Assert.Equal(SyncOutcome.Updated, ((SyncResult)Assert.Single(first.Output).BaseObject).Outcome);
        Assert.Contains("1 ", Assert.Single(first.Warnings), StringComparison.Ordinal);
        Assert.Empty(filtered.Warnings);
    }

    [Fact]
    public void History_is_cleared_on_request_and_nothing_else()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Adatum");

        demo.Run("Clear-SyncHistory -Confirm:$false");
        demo.Run("Clear-SyncHistory -KeepDays 1 -Confirm:$false");
        var shown = demo.Show("Clear-SyncHistory -KeepDays 0 -WhatIf");
        Assert.Single(demo.Run("Get-SyncRun"));
        Assert.Contains("1 run, 1 result", shown, StringComparison.Ordinal);
        demo.Run("Clear-SyncHistory -Before ([datetime]::Now.AddMinutes(1)) -Confirm:$false");

        Assert.Empty(demo.Run("Get-SyncRun"));
        Assert.Empty(demo.Run("Get-SyncResult"));
        Assert.Equal(CouplingStatus.Synchronized, demo.One<RecordCoupling>("$args[0] | Get-RecordCoupling", pair).Status);
        Assert.Equal(SyncOutcome.Unchanged, demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair).Outcome);
    }

    [Fact]
    public void The_retention_of_the_configuration_is_a_number_of_days_within_limits()
    {
        using var session = ModuleSession.Open();
        session.Run("$null = New-CouplingSandbox a.sandbox -Customers 1");
        var file = Path.Combine(session.Folder, "couplingtools.json");

        File.WriteAllText(file, """{ "environments": { "a": { "sandbox": "a.sandbox", "retentionDays": 14 } } }""");
        session.Run("$null = Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json; Clear-SyncHistory -Confirm:$false");
        foreach (var wrong in (string[])["0", "1.5", "\"soon\"", "true"])
        {
            File.WriteAllText(file, $$"""{ "environments": { "a": { "sandbox": "a.sandbox", "retentionDays": {{wrong}} } } }""");
            Assert.Equal(["ConfigurationInvalid"], session.Invoke("Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json").ErrorIds);
        }
    }
}
