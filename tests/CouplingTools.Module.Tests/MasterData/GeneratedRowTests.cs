using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Every generated row of a mapping's table goes to the other side, and a second run of everything writes nothing.</summary>
public sealed class GeneratedRowTests
{
    private static readonly string?[] s_reasons = ["ValueTooLong", "ServiceRefused", "LookupMissing"];

    [Theory]
    [InlineData("Salesperson", SyncDirection.ToBusinessCentral, "Get-SalesRecord")]
    [InlineData("Currency", SyncDirection.ToSales, "Get-BusinessCentralRecord")]
    [InlineData("UnitOfMeasure", SyncDirection.ToSales, "Get-BusinessCentralRecord")]
    [InlineData("Vendor", SyncDirection.ToSales, "Get-BusinessCentralRecord")]
    [InlineData("Vendor", SyncDirection.ToBusinessCentral, "Get-SalesRecord")]
    [InlineData("Item", SyncDirection.ToSales, "Get-BusinessCentralRecord")]
    [InlineData("Opportunity", SyncDirection.ToSales, "Get-BusinessCentralRecord")]
    public void What_was_created_once_stays_quiet(string mapping, SyncDirection direction, string list)
    {
        using var demo = ConnectedSession.Open(60, 60);
        var results = demo.Results($"{list} {mapping} | Sync-Record -Direction {direction} -IfNotCoupled Create -IncludeDependencies");
        var known = demo.One<RecordMapping>($"Get-RecordMapping {mapping}").Direction;

        Assert.Contains(results, result => result.Outcome == SyncOutcome.Created);
        Assert.All(results.Where(result => result.Outcome != SyncOutcome.Created), result =>
            Assert.Contains(result.Reason, s_reasons));
        if (direction == SyncDirection.ToBusinessCentral && known == SyncDirection.Bidirectional)
            demo.Results($"Sync-Record {mapping} -All -Direction ToSales"); // The numbers that Business Central gave go back.
        demo.AssertQuiet(mapping, known);
    }
}
