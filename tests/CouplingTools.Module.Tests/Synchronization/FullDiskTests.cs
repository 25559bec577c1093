using System.Data.Common;
using System.Reflection;
using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>The disk of the store is full in the middle of a run.</summary>
public sealed class FullDiskTests
{
    private const int Customers = 60;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(14)]
    public void The_run_stops_and_once_there_is_space_the_next_one_goes_on_without_a_loss_or_a_double(int pages)
    {
        using var demo = ConnectedSession.Open(Customers);
        var customers = demo.Run("Get-BusinessCentralRecord Customer").Count;
        Limit(demo, pages);

        var said = demo.Invoke("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create -BatchSize 5");

        Assert.Equal("StoreFull", said.ErrorIds[^1]);
        var told = said.Output.Select(output => Assert.IsType<SyncResult>(output.BaseObject)).ToList();
        Assert.Equal(customers, told.Select(result => result.BusinessCentralId).Distinct().Count());
        Assert.Equal(customers, told.Count);
        Assert.Contains(told, result => result.Reason == "RunStopped");
        Assert.All(told, result => Assert.True(result is { Outcome: SyncOutcome.Created } or { Reason: "NotStored" or "RunStopped" }, $"{result.Outcome} {result.Reason}"));
        Assert.Contains("Free space", said.AllErrors[^1].ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        Limit(demo, 100_000);
        var results = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create");
        Assert.Equal(customers, results.Count);
        Assert.All(results, result => Assert.Null(result.Error));
        var couplings = demo.All<RecordCoupling>("Get-RecordCoupling Customer");
        Assert.Equal(customers, couplings.Count);
        var accounts = demo.All<ServiceRecord>("Get-SalesRecord Customer -Coupled").Select(record => record.Id).Order().ToList();
        Assert.Equal(couplings.Select(coupling => coupling.SalesId).Order(), accounts);
        Assert.Empty(demo.Run("Repair-RecordCoupling Customer | Where-Object Finding -EQ OpenIntent"));
        Assert.Equal(customers, demo.One<int>("@(Get-CouplingSandboxLog | Where-Object { $_.Service -eq 'Sales' -and $_.Table -eq 'accounts' -and $_.Method -notin 'GET', 'HEAD' -and $_.Status -lt 300 }).Count"));
    }

    [Fact]
    public void A_removal_stops_removes_nothing_and_is_done_once_there_is_space()
    {
        using var demo = ConnectedSession.Open(Customers);
        demo.Run("$null = Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create");
        var couplings = demo.Run("Get-RecordCoupling").Count;
        Limit(demo, 1);

        var said = demo.Invoke("Get-RecordCoupling | Remove-RecordCoupling -Confirm:$false -Verbose");

        Assert.Equal(["StoreFull"], said.ErrorIds);
        Assert.Equal(couplings, said.Verbose.Count(line => line.EndsWith("Skipped RunStopped", StringComparison.Ordinal)));
        Assert.Equal(couplings, demo.Run("Get-RecordCoupling").Count);
        Limit(demo, 100_000);
        demo.Run("Get-RecordCoupling | Remove-RecordCoupling -Confirm:$false");
        Assert.Empty(demo.Run("Get-RecordCoupling"));
        Assert.Equal([(SyncRunStatus.Completed, (long)couplings), (SyncRunStatus.Interrupted, 0L)], demo.All<SyncRun>("Get-SyncRun -Last 2").Select(run => (run.Status, run.Total)));
    }

    /// <summary>Lets the store's file grow by so many pages only: for SQLite that is a full disk.</summary>
    private static void Limit(ConnectedSession demo, int pages)
    {
        object session = demo.One<CouplingConnection>("Get-CouplingConnection");
        var writer = (DbConnection)Part(Part(Part(Part(session, "_workspace"), "Store"), "_database"), "_writer");
        using var count = writer.CreateCommand();
        count.CommandText = "PRAGMA page_count";
        using var limit = writer.CreateCommand();
        limit.CommandText = $"PRAGMA max_page_count = {(long)count.ExecuteScalar()! + pages}";
        limit.ExecuteScalar();
    }

    private static object Part(object whole, string name) =>
        (whole.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(whole)
            ?? whole.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(whole))!;
}
