using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>A preview writes nothing: neither to a service nor to the store.</summary>
public sealed class WhatIfTests
{
    [Theory]
    [InlineData("Sync-Record Customer -All -Direction Bidirectional")]
    [InlineData("Sync-Record Customer -All -Direction ToSales -Overwrite")]
    [InlineData("Sync-Record Customer -All -Direction Bidirectional -OnConflict Newest -OnDeleted Restore")]
    [InlineData("Sync-Record Customer -All -Direction Bidirectional -OnDeleted RemoveCoupling")]
    [InlineData("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create")]
    [InlineData("Get-SalesRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled Create -MaxChangePercent 100")]
    [InlineData("Get-BusinessCentralRecord Customer -Uncoupled | New-RecordCoupling -CreateNew")]
    [InlineData("Get-BusinessCentralRecord Customer -Uncoupled | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway")]
    [InlineData("New-RecordCoupling Customer -Number $left.Number -SalesId $right.Id")]
    [InlineData("New-RecordCoupling Customer -Number $left.Number -SalesId $right.Id -InitialSync ToBusinessCentral")]
    [InlineData("New-RecordCoupling Customer -BusinessCentralId $pair.BusinessCentralId -SalesId $right.Id -Force -InitialSync ToSales")]
    [InlineData("Get-RecordCoupling | Remove-RecordCoupling")]
    [InlineData("Set-SalesRecord Customer -Id $right.Id -Value @{ name = 'Other' }")]
    [InlineData("Set-BusinessCentralRecord Customer -Id $left.Id -Value @{ displayName = 'Other' }")]
    [InlineData("Remove-SalesRecord Customer -Id $right.Id")]
    [InlineData("$left | Remove-BusinessCentralRecord")]
    [InlineData("New-SalesRecord Customer @{ name = 'New' }")]
    [InlineData("New-BusinessCentralRecord Customer @{ displayName = 'New' }")]
    public void Nothing_is_written(string script)
    {
        using var demo = World();
        var (writes, store) = (demo.Writes(), demo.Store());

        demo.Invoke(script + " -WhatIf");

        Assert.Equal((writes, store), (demo.Writes(), demo.Store()));
    }

    [Fact]
    public void The_same_script_without_the_preview_does_what_was_planned()
    {
        using var demo = World();
        const string Script = "Get-BusinessCentralRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled Create -OnConflict Sales -OnDeleted Restore";

        var planned = demo.Results(Script + " -WhatIf");
        var done = demo.Results(Script);

        Assert.Contains(planned, result => result.Reason == "Created");
        Assert.Contains(planned, result => result.Reason == "Updated");
        Assert.Equal(
            planned.Select(result => (result.BusinessCentralId, result.Outcome == SyncOutcome.Planned ? result.Reason : result.Outcome.ToString())),
            done.Select(result => (result.BusinessCentralId, (string?)result.Outcome.ToString())));
        Assert.Equal(
            planned.Select(result => string.Join(", ", result.Changes)),
            done.Select(result => string.Join(", ", result.Changes)));
    }

    [Fact]
    public void A_planned_result_carries_every_change()
    {
        using var demo = World();

        var planned = demo.Results("Sync-Record Customer -BusinessCentralId $pair.BusinessCentralId -Direction Bidirectional -OnConflict Sales -WhatIf")[0];

        Assert.Equal((SyncOutcome.Planned, "Updated"), (planned.Outcome, planned.Reason));
        Assert.Equal(["phoneNumber (BusinessCentral): '+1 111' -> '+1 222'"], planned.Changes.Select(change => change.ToString()));
    }

    /// <summary>An uncoupled customer, an uncoupled account, a pair in conflict, a pair without account, an untouched pair.</summary>
    private static ConnectedSession World()
    {
        var demo = ConnectedSession.Open(5);
        demo.Run(
            """
            $global:left = New-BusinessCentralRecord Customer @{ displayName = 'Left' }
            $global:right = New-SalesRecord Customer @{ name = 'Right' }
            $global:pair, $global:orphan, $global:quiet = 'Pair', 'Orphan', 'Quiet' | ForEach-Object {
                New-BusinessCentralRecord Customer @{ displayName = $_ } | Sync-Record -Direction ToSales -IfNotCoupled Create
            }
            Set-BusinessCentralRecord Customer -Id $pair.BusinessCentralId -Value @{ phoneNumber = '+1 111' }
            Set-SalesRecord Customer -Id $pair.SalesId -Value @{ telephone1 = '+1 222' }
            Remove-SalesRecord Customer -Id $orphan.SalesId -Confirm:$false
            """);
        return demo;
    }
}
