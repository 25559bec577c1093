using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Couplings checked against both services, other mappings and other companies, and repaired on request.</summary>
public sealed class RepairTests
{
    [Fact]
    public void A_healthy_store_has_no_findings_and_nothing_is_written()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("Adatum");
        var (writes, store) = (demo.Writes(), demo.Store());

        Assert.Empty(demo.Run("Repair-RecordCoupling"));
        Assert.Equal((writes, store), (demo.Writes(), demo.Store()));
    }

    [Fact]
    public void Deleted_records_are_reported_with_a_remedy_and_orphan_their_couplings_and_no_deletion_is_carried_on()
    {
        using var demo = ConnectedSession.Open(0);
        var (left, right, both) = Orphans(demo);
        var writes = demo.Writes();

        var findings = demo.All<CouplingFinding>("Repair-RecordCoupling Customer");

        Assert.Equal(
            [(left.SalesId, CouplingFindingKind.BusinessCentralGone), (right.SalesId, CouplingFindingKind.SalesGone), (both.SalesId, CouplingFindingKind.BothGone)],
            findings.Select(finding => (finding.SalesId, finding.Finding)));
        Assert.All(findings, finding => Assert.Equal(CouplingRepair.None, finding.Repair));
        Assert.All(findings, finding => Assert.Contains(finding.Finding.ToString(), finding.Remedy, StringComparison.Ordinal));
        Assert.Equal(("Customer", right.Number, "Right"), (findings[1].Mapping, findings[1].Number, findings[1].Name));
        Assert.Equal(3, demo.Run("Get-RecordCoupling -Status Orphaned").Count);
        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void Couplings_without_records_are_kept_until_asked_unlike_the_incumbent_which_removes_them_silently()
    {
        using var demo = ConnectedSession.Open(0);
        var (left, right, _) = Orphans(demo);

        var previewed = demo.All<CouplingFinding>("Repair-RecordCoupling Customer -Remove BothGone -WhatIf");
        Assert.Empty(demo.Run("Get-RecordCoupling -Status Orphaned"));
        var findings = demo.All<CouplingFinding>("Repair-RecordCoupling Customer -Remove BothGone -Confirm:$false");

        Assert.All(previewed, finding => Assert.Equal(CouplingRepair.None, finding.Repair));
        Assert.Equal([CouplingRepair.None, CouplingRepair.None, CouplingRepair.Removed], findings.Select(finding => finding.Repair));
        Assert.Equal([left.SalesId, right.SalesId], demo.All<RecordCoupling>("Get-RecordCoupling").Select(coupling => (Guid?)coupling.SalesId));
    }

    [Fact]
    public void A_deleted_record_is_created_again_on_either_side()
    {
        using var demo = ConnectedSession.Open(0);
        Orphans(demo);

        var previewed = demo.Show("Repair-RecordCoupling Customer -Restore BusinessCentralGone, SalesGone -WhatIf");
        Assert.Empty(demo.Run("Get-BusinessCentralRecord Customer -Name Left"));
        var findings = demo.All<CouplingFinding>("Repair-RecordCoupling Customer -Restore BusinessCentralGone, SalesGone -Confirm:$false");

        Assert.All((string[])["Create in Business Central", "Create in Sales"], action => Assert.Contains($"\"{action}\"", previewed, StringComparison.Ordinal));
        Assert.Equal([CouplingRepair.Restored, CouplingRepair.Restored, CouplingRepair.None], findings.Select(finding => finding.Repair));
        Assert.Single(demo.Run("Get-BusinessCentralRecord Customer -Name Left"));
        Assert.Equal(findings[1].SalesId, demo.One<ServiceRecord>("Get-SalesRecord Customer -Name Right").Id);
        // The number that Business Central gave waits for a run that may write to Sales.
        Assert.Single(demo.Run("Get-RecordCoupling -Status Synchronized"));
        Assert.Single(demo.Run("Get-RecordCoupling -Status Pending"));
    }

    [Fact]
    public void A_deletion_is_carried_on_only_when_asked_and_within_the_limit()
    {
        using var demo = ConnectedSession.Open(0);
        var (_, right, _) = Orphans(demo);
        var writes = demo.Writes();

        var refused = demo.Invoke("Repair-RecordCoupling Customer -Delete SalesGone -Confirm:$false");
        Assert.Equal(writes, demo.Writes());
        var findings = demo.All<CouplingFinding>("Repair-RecordCoupling Customer -Delete SalesGone -MaxChangePercent 50 -Confirm:$false");

        Assert.Equal(["TooManyDeletions"], refused.ErrorIds);
        Assert.Contains("1 of 3", refused.AllErrors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal([CouplingRepair.None, CouplingRepair.Deleted, CouplingRepair.None], findings.Select(finding => finding.Repair));
        Assert.Empty(demo.Run("Get-BusinessCentralRecord Customer -Name Right"));
        Assert.Single(demo.Run("Get-SalesRecord Customer -Name Left"));
        Assert.Empty(demo.Run("Get-RecordCoupling | Where-Object SalesId -EQ $args[0]", right.SalesId));
    }

    [Fact]
    public void A_record_that_left_the_filter_is_reported_not_silently_kept_as_the_incumbent_does()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Adatum");
        var filter = demo.One<RecordMapping>("Get-RecordMapping Customer").Sales.Filter;
        demo.Run("$args[0] | Set-SalesRecord -Value @{ customertypecode = 9 }", pair);

        var finding = demo.One<CouplingFinding>("Repair-RecordCoupling");

        Assert.Equal((CouplingFindingKind.FilteredOut, pair.SalesId), (finding.Finding, finding.SalesId));
        Assert.Contains(filter!, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Couplings_of_several_mappings_on_the_same_tables_that_cross_or_double_are_reported()
    {
        using var demo = ConnectedSession.Open(0);
        var text = File.ReadAllText(Path.Combine(Hosting.Layout.ModuleFolder, "mappings", "Customer.json"));
        Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        File.WriteAllText(Path.Combine(demo.Session.Folder, "mappings", "Mine.json"), text.Replace("\"name\": \"Customer\"", "\"name\": \"Mine\"", StringComparison.Ordinal));
        demo.Run("Disconnect-CouplingEnvironment; $null = Connect-CouplingEnvironment -Sandbox demo.sandbox");
        var (first, second) = (demo.Pair("Adatum"), demo.Pair("Fabrikam"));
        var third = demo.Account("Third");
        demo.Run("$null = New-RecordCoupling Mine -BusinessCentralId $args[0] -SalesId $args[1]", first.BusinessCentralId, first.SalesId);
        demo.Run("$null = New-RecordCoupling Mine -BusinessCentralId $args[0] -SalesId $args[1]", second.BusinessCentralId, third.Id);

        var findings = demo.All<CouplingFinding>("Repair-RecordCoupling Customer");

        Assert.Equal([(first.SalesId, CouplingFindingKind.Duplicate), (second.SalesId, CouplingFindingKind.Crossed)], findings.Select(finding => (finding.SalesId, finding.Finding)));
        Assert.Contains(third.Id.ToString(), findings[1].Detail, StringComparison.Ordinal);
        Assert.Equal(4, demo.Run("Repair-RecordCoupling").Count);
        demo.Run("Repair-RecordCoupling Mine -Remove Crossed, Duplicate -Confirm:$false");
        Assert.Empty(demo.Run("Repair-RecordCoupling"));
    }

    [Fact]
    public void Only_the_couplings_given_are_checked_whatever_names_them()
    {
        using var demo = ConnectedSession.Open(0);
        var (left, right, _) = Orphans(demo);

        Assert.Equal(left.SalesId, demo.One<CouplingFinding>("Get-SalesRecord Customer -Name Left | Repair-RecordCoupling").SalesId);
        Assert.Equal(right.SalesId, demo.One<CouplingFinding>("Repair-RecordCoupling Customer -Number $args[0]", right.Number).SalesId);
        Assert.Equal(3, demo.Run("Get-RecordCoupling | Repair-RecordCoupling").Count);
    }

    [Fact]
    public void Repairs_that_contradict_each_other_are_refused()
    {
        using var demo = ConnectedSession.Open(0);

        Assert.Equal(["RepairsContradict"], demo.Invoke("Repair-RecordCoupling -Remove SalesGone -Restore SalesGone").ErrorIds);
    }

    [Fact]
    public void Thousands_of_couplings_are_checked_with_few_requests()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..600 | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer | New-RecordCoupling -CreateNew");
        var before = demo.Run("Get-CouplingSandboxLog").Count;

        Assert.Empty(demo.Run("Repair-RecordCoupling Customer"));

        Assert.InRange(demo.Run("Get-CouplingSandboxLog").Count - before, 1, 60);
    }

    private static (SyncResult Left, SyncResult Right, SyncResult Both) Orphans(ConnectedSession demo)
    {
        var (left, right, both) = (demo.Pair("Left"), demo.Pair("Right"), demo.Pair("Both"));
        demo.Run("Remove-BusinessCentralRecord Customer -Id $args[0], $args[1] -Confirm:$false", left.BusinessCentralId, both.BusinessCentralId);
        demo.Run("Remove-SalesRecord Customer -Id $args[0], $args[1] -Confirm:$false", right.SalesId, both.SalesId);
        return (left, right, both);
    }
}
