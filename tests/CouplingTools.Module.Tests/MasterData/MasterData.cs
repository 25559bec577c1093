using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>What the tests of the built-in mappings do again and again.</summary>
internal static class MasterData
{
    /// <summary>Synchronizes one record in the only direction its mapping allows, creating what is missing.</summary>
    public static SyncResult Create(this ConnectedSession demo, ServiceRecord record, string options = "") =>
        demo.Result($"$args[0] | Sync-Record -IfNotCoupled Create {options}", record);

    public static ServiceRecord Find(this ConnectedSession demo, Side side, string mapping, string name) => demo.One<ServiceRecord>(
        side == Side.Sales ? "Get-SalesRecord $args[0] -Name $args[1]" : "Get-BusinessCentralRecord $args[0] -Name $args[1]", mapping, name);

    public static ServiceRecord New(this ConnectedSession demo, Side side, string mapping, string values) => demo.One<ServiceRecord>(
        $"{(side == Side.Sales ? "New-SalesRecord" : "New-BusinessCentralRecord")} {mapping} {values}");

    public static void Edit(this ConnectedSession demo, Side side, string mapping, Guid? id, string values) =>
        demo.Run($"{(side == Side.Sales ? "Set-SalesRecord" : "Set-BusinessCentralRecord")} {mapping} -Id $args[0] -Value {values}", id);

    /// <summary>A second run of everything finds nothing to do and writes nothing.</summary>
    public static void AssertQuiet(this ConnectedSession demo, string mapping, SyncDirection direction)
    {
        var before = demo.RowsWritten();
        var results = demo.Results($"Sync-Record {mapping} -All -Direction {direction}");
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.Equal((SyncOutcome.Unchanged, null), (result.Outcome, result.Reason)));
        Assert.Equal(before, demo.RowsWritten());
    }

    /// <summary>The mapping does not go that way, and nothing is written.</summary>
    public static void AssertRefused(this ConnectedSession demo, string mapping, SyncDirection direction)
    {
        var before = demo.Writes();
        var refused = demo.Invoke($"Sync-Record {mapping} -All -Direction {direction}");
        Assert.Equal(["DirectionNotAllowed"], refused.ErrorIds);
        Assert.Equal(before, demo.Writes());
    }
}
