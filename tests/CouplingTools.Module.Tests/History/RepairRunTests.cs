using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.History;

/// <summary>What the history tells of repairs.</summary>
public sealed class RepairRunTests
{
    [Fact]
    public void What_is_repaired_is_a_run_and_a_report_or_a_preview_is_none()
    {
        using var demo = ConnectedSession.Open(0);
        var (both, right) = Orphans(demo);
        var runs = demo.Run("Get-SyncRun").Count;

        demo.Run("$null = Repair-RecordCoupling; $null = Repair-RecordCoupling -Remove BothGone -Delete SalesGone -MaxChangePercent 50 -WhatIf");
        Assert.Equal(runs, demo.Run("Get-SyncRun").Count);
        demo.Run("$null = Repair-RecordCoupling -Remove BothGone -Delete SalesGone -MaxChangePercent 50 -Confirm:$false");

        var run = demo.One<SyncRun>("Get-SyncRun -Last 1");
        Assert.Equal((SyncRunKind.Repair, "Customer", SyncRunStatus.Completed, 1L, 1L, 2L), (run.Kind, run.Mapping, run.Status, run.Skipped, run.Updated, run.Total));
        Assert.Equal(
            [(both.SalesId, "Both", SyncOutcome.Skipped, "CouplingRemoved"), (right.SalesId, "Right", SyncOutcome.Updated, "RecordDeleted")],
            demo.All<SyncResult>("$args[0] | Get-SyncResult", run).OrderBy(result => result.Name, StringComparer.Ordinal).Select(result => (result.SalesId, result.Name, result.Outcome, result.Reason)));
    }

    [Fact]
    public void What_is_declined_is_in_the_run()
    {
        using var demo = ConnectedSession.Open(0, interactive: true);
        Orphans(demo);
        demo.Host.Answers.Enqueue("No");
        demo.Host.Answers.Enqueue("No");

        demo.Run("$null = Repair-RecordCoupling -Remove BothGone -Delete SalesGone -MaxChangePercent 50");

        Assert.Equal(["Declined", "Declined"], demo.All<SyncResult>("Get-SyncRun -Last 1 | Get-SyncResult").Select(result => result.Reason));
        Assert.Equal(2, demo.Run("Get-RecordCoupling -Status Orphaned").Count);
        Assert.Single(demo.Run("Get-BusinessCentralRecord Customer -Name Right"));
    }

    [Fact]
    public void A_record_that_somebody_changes_meanwhile_is_not_deleted_and_has_failed()
    {
        using var demo = ConnectedSession.Open(0);
        var (_, right) = Orphans(demo);
        demo.Run("Set-CouplingSandboxFault -Kind StaleVersion -Percent 100 -Service BusinessCentral");

        var findings = demo.All<CouplingFinding>("Repair-RecordCoupling -Delete SalesGone -MaxChangePercent 50 -Confirm:$false");

        var failed = Assert.Single(findings, finding => finding.Repair == CouplingRepair.Failed);
        var result = demo.One<SyncResult>("Get-SyncRun -Last 1 | Get-SyncResult");
        Assert.Equal((SyncOutcome.Failed, "SurvivorNotDeleted", right.BusinessCentralId, failed.Detail, failed.Remedy), (result.Outcome, result.Reason, result.BusinessCentralId, result.Error, result.RecommendedAction));
        Assert.Single(demo.Run("Get-BusinessCentralRecord Customer -Name Right"));
        Assert.Equal(3, demo.Run("Get-RecordCoupling").Count);
    }

    /// <summary>Of one pair both records are gone, of another the one in Sales, of a third none.</summary>
    private static (SyncResult Both, SyncResult Right) Orphans(ConnectedSession demo)
    {
        var (both, right) = (demo.Pair("Both"), demo.Pair("Right"));
        demo.Pair("Whole");
        demo.Run("Remove-BusinessCentralRecord Customer -Id $args[0] -Confirm:$false; Remove-SalesRecord Customer -Id $args[1], $args[2] -Confirm:$false", both.BusinessCentralId, both.SalesId, right.SalesId);
        return (both, right);
    }
}
