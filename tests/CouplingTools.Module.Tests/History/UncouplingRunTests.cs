using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.History;

/// <summary>What the history tells of removed couplings.</summary>
public sealed class UncouplingRunTests
{
    [Fact]
    public void Removing_is_a_run_with_a_result_for_each_input_and_earlier_results_stay()
    {
        using var demo = ConnectedSession.Open(0);
        var (pair, lonely) = (demo.Pair("Adatum"), demo.Customer("Lonely"));
        var stays = demo.Pair("Contoso");
        var said = demo.Invoke("$args[0], $args[0], $args[1], 'nowhere', ([pscustomobject]@{ Color = 'red' }) | Remove-RecordCoupling Customer -Confirm:$false", pair, lonely);

        var run = demo.One<SyncRun>("Get-SyncRun -Kind Uncoupling");
        var results = demo.All<SyncResult>("$args[0] | Get-SyncResult", run);

        Assert.Equal(["InputNotUnderstood", "NotCoupled", "NumberNotFound"], said.ErrorIds.Order(StringComparer.Ordinal));
        Assert.Equal((SyncRunKind.Uncoupling, "Customer", SyncRunStatus.Completed), (run.Kind, run.Mapping, run.Status));
        Assert.Equal((2L, 3L, 5L), (run.Skipped, run.Failed, run.Total));
        Assert.Equal(
            ["Failed InputNotUnderstood", "Failed NotCoupled", "Failed NumberNotFound", "Skipped CouplingRemoved", "Skipped DuplicateInput"],
            results.Select(result => $"{result.Outcome} {result.Reason}").Order(StringComparer.Ordinal));
        var removed = Assert.Single(results, result => result.Reason == "CouplingRemoved");
        Assert.Equal((pair.BusinessCentralId, pair.SalesId, pair.Number, "Adatum"), (removed.BusinessCentralId, removed.SalesId, removed.Number, removed.Name));
        Assert.Equal(pair.SalesId, demo.One<SyncResult>("Get-SyncResult -Run $args[0]", pair.RunId).SalesId);
        Assert.Equal(["CouplingRemoved", null], demo.All<SyncResult>("$args[0] | Get-SyncResult", demo.One<ServiceRecord>("Get-BusinessCentralRecord Customer -Id $args[0]", pair.BusinessCentralId)).Where(result => result.Reason != "DuplicateInput").Select(result => result.Reason));
        Assert.Equal(stays.SalesId, demo.One<RecordCoupling>("Get-RecordCoupling").SalesId);
    }

    [Fact]
    public void What_is_declined_is_in_the_run_and_a_preview_is_none()
    {
        using var demo = ConnectedSession.Open(0, interactive: true);
        var (first, second) = (demo.Pair("Adatum"), demo.Pair("Contoso"));
        demo.Host.Answers.Enqueue("No");
        demo.Host.Answers.Enqueue("Yes");

        demo.Run("$args[0], $args[1] | Remove-RecordCoupling -WhatIf", first, second);
        var previewed = demo.Run("Get-SyncRun").Count;
        demo.Run("$args[0], $args[1] | Remove-RecordCoupling", first, second);

        Assert.Equal(2, previewed);
        Assert.Equal(
            [("Adatum", "Declined"), ("Contoso", "CouplingRemoved")],
            demo.All<SyncResult>("Get-SyncRun -Last 1 | Get-SyncResult").Select(result => (result.Name, result.Reason)));
        Assert.Equal(first.SalesId, demo.One<RecordCoupling>("Get-RecordCoupling").SalesId);
    }

    [Fact]
    public void What_goes_with_a_record_is_in_a_run_of_its_mapping_once()
    {
        using var demo = ConnectedSession.Open(customers: 6, contacts: 12);
        demo.Invoke("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create; Get-BusinessCentralRecord Contact | Sync-Record -Direction ToSales -IfNotCoupled Create");
        var (customers, contacts) = (demo.Run("Get-RecordCoupling Customer").Count, demo.Run("Get-RecordCoupling Contact").Count);

        demo.Run("@(Get-RecordCoupling Customer) + @(Get-RecordCoupling Contact) | Remove-RecordCoupling -Cascade -Confirm:$false");

        var runs = demo.All<SyncRun>("Get-SyncRun -Last 2").ToDictionary(run => run.Mapping);
        Assert.All(runs.Values, run => Assert.Equal((SyncRunKind.Uncoupling, SyncRunStatus.Completed), (run.Kind, run.Status)));
        Assert.Equal((long)customers, runs["Customer"].Total);
        var told = demo.All<SyncResult>("$args[0] | Get-SyncResult", runs["Contact"]);
        Assert.Equal(contacts, told.Where(result => result.Reason == "CouplingRemoved").Select(result => result.SalesId).Distinct().Count());
        Assert.Equal((contacts, runs["Contact"].Total), (told.Count(result => result.Reason == "CouplingRemoved"), told.Count));
        Assert.All(told.Where(result => result.Reason != "CouplingRemoved"), result => Assert.Equal("DuplicateInput", result.Reason));
        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }

    [Fact]
    public void Removing_many_reads_and_writes_no_records()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..60 | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer | New-RecordCoupling -CreateNew");
        var before = demo.Run("Get-CouplingSandboxLog").Count;

        demo.Run("Get-RecordCoupling Customer | Remove-RecordCoupling -Confirm:$false");

        Assert.Equal(before, demo.Run("Get-CouplingSandboxLog").Count);
        Assert.Equal((60L, 60L), demo.All<SyncRun>("Get-SyncRun -Last 1").Select(run => (run.Skipped, run.Total)).Single());
    }

    [Fact]
    public void A_freed_Sales_record_is_a_write_with_its_values()
    {
        using var demo = ConnectedSession.Open(0, companies: true);
        var (marked, freed) = (demo.Pair("Adatum"), demo.Pair("Contoso"));
        demo.Run("$null = Get-SalesRecord Customer -Id $args[0] | Set-SalesRecord -Value @{ bcbi_companyid = $null }", freed.SalesId);
        var company = demo.OnSales(marked.SalesId).Values["bcbi_companyid"];

        demo.Run("Get-RecordCoupling Customer | Remove-RecordCoupling -Confirm:$false");

        var results = demo.All<SyncResult>("Get-SyncRun -Last 1 | Get-SyncResult").ToDictionary(result => result.Name!);
        Assert.All(results.Values, result => Assert.Equal("CouplingRemoved", result.Reason));
        Assert.Equal((SyncOutcome.Updated, SyncOutcome.Skipped), (results["Adatum"].Outcome, results["Contoso"].Outcome));
        Assert.Equal([new FieldChange("bcbi_companyid", Side.Sales, company, null)], results["Adatum"].Changes);
        Assert.Empty(results["Contoso"].Changes);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -InitialSync ToSales")]
    public void What_Force_takes_the_place_of_is_in_a_run_beside_that_of_the_coupling(string more)
    {
        using var demo = ConnectedSession.Open(0);
        var (first, second) = (demo.Pair("Adatum"), demo.Pair("Contoso"));

        demo.Run($"$null = New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force{more}", first.BusinessCentralId, second.SalesId);
        var runs = demo.All<SyncRun>("Get-SyncRun -Last 2");
        var removed = demo.All<SyncResult>("$args[0] | Get-SyncResult", runs[1]);
        demo.Run($"$null = New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force{more}", first.BusinessCentralId, second.SalesId);

        Assert.Equal([(SyncRunKind.Coupling, 1L, (Guid?)null), (SyncRunKind.Uncoupling, 2L, runs[0].Id)], runs.Select(run => (run.Kind, run.Total, run.ParentId)));
        Assert.All(runs, run => Assert.Equal(SyncRunStatus.Completed, run.Status));
        Assert.Equal(
            [("Adatum", first.BusinessCentralId, first.SalesId), ("Contoso", second.BusinessCentralId, second.SalesId)],
            removed.OrderBy(result => result.Name, StringComparer.Ordinal).Select(result => (result.Name, result.BusinessCentralId, result.SalesId)));
        Assert.All(removed, result => Assert.Equal("CouplingRemoved", result.Reason));
        // The same pair once more is coupled anew, and nothing is uncoupled.
        Assert.Equal(3, demo.Run("Get-SyncRun | Where-Object Kind -NE Synchronization").Count);
    }

    [Fact]
    public async Task A_removal_that_is_stopped_at_a_question_removes_nothing_and_was_interrupted()
    {
        using var demo = ConnectedSession.Open(0, interactive: true);
        var (first, second) = (demo.Pair("Adatum"), demo.Pair("Contoso"));
        demo.Host.Answers.Enqueue("Yes");
        demo.Host.Answers.Enqueue("Halt Command");

        demo.Invoke("$args[0], $args[1] | Remove-RecordCoupling", first, second);

        Assert.Equal(2, demo.Run("Get-RecordCoupling").Count);
        var run = await demo.EndedRunAsync();
        Assert.Equal((SyncRunKind.Uncoupling, SyncRunStatus.Interrupted, 0L), (run!.Kind, run.Status, run.Total));
    }

    [Fact]
    public void Removals_are_forgotten_with_the_history()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Adatum");
        demo.Run("$args[0] | Remove-RecordCoupling -Confirm:$false; Clear-SyncHistory -Before ([datetime]::Now.AddMinutes(1)) -Confirm:$false", pair);

        Assert.Empty(demo.Run("Get-SyncRun"));
        Assert.Empty(demo.Run("Get-SyncResult"));
    }

    [Fact]
    public void A_row_that_is_not_understood_counts_in_a_coupling_run_too()
    {
        using var demo = ConnectedSession.Open(0);
        var (customer, account) = (demo.Customer("Adatum"), demo.Account("Adatum"));

        var said = demo.Invoke(
            "[pscustomobject]@{ BusinessCentralId = $args[0]; SalesId = $args[1] }, [pscustomobject]@{ Color = 'red' } | New-RecordCoupling Customer", customer.Id, account.Id);

        var run = demo.One<SyncRun>("Get-SyncRun -Last 1");
        Assert.Equal(["InputNotUnderstood"], said.ErrorIds);
        Assert.Equal((1L, 1L, 2L), (run.Coupled, run.Failed, run.Total));
    }
}
