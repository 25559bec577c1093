using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Couplings of which somebody deleted one record, or both.</summary>
public sealed class DeletedRecordTests
{
    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public void Hold_reports_the_coupling_as_orphaned_and_creates_nothing(Side deleted)
    {
        using var demo = ConnectedSession.Open();
        var pair = Deleted(demo, deleted);
        var writes = demo.Writes();

        var said = demo.Invoke("$args[0] | Sync-Record -Direction Bidirectional -IfNotCoupled Create", pair);

        Assert.Equal((SyncOutcome.Failed, "PartnerDeleted", writes), (said.Results()[0].Outcome, said.Results()[0].Reason, demo.Writes()));
        Assert.Equal(["PartnerDeleted"], said.ErrorIds);
        Assert.Equal(CouplingStatus.Orphaned, Coupling(demo, pair).Status);
    }

    [Fact]
    public void Both_deleted_is_reported_as_such()
    {
        using var demo = ConnectedSession.Open();
        var pair = Deleted(demo, Side.BusinessCentral, Side.Sales);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -OnDeleted Restore", pair);

        Assert.Equal((SyncOutcome.Failed, "BothDeleted"), (result.Outcome, result.Reason));
        Assert.Equal(CouplingStatus.Orphaned, Coupling(demo, pair).Status);
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    [InlineData(Side.BusinessCentral, Side.Sales)]
    public void RemoveCoupling_forgets_the_coupling_and_leaves_the_survivor_alone(params Side[] deleted)
    {
        using var demo = ConnectedSession.Open();
        var pair = Deleted(demo, deleted);
        var writes = demo.Writes();

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -OnDeleted RemoveCoupling", pair);

        Assert.Equal((SyncOutcome.Skipped, "CouplingRemoved", writes), (result.Outcome, result.Reason, demo.Writes()));
        Assert.Empty(demo.Run("Get-RecordCoupling Customer"));
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public void Restore_creates_the_record_again_and_keeps_the_coupling(Side deleted)
    {
        using var demo = ConnectedSession.Open();
        var pair = Deleted(demo, deleted);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -OnDeleted Restore", pair);

        Assert.Equal(SyncOutcome.Created, result.Outcome);
        Assert.NotEqual(On(pair, deleted), On(result, deleted));
        Assert.Equal(On(pair, Other(deleted)), On(result, Other(deleted)));
        var coupling = Assert.Single(demo.All<RecordCoupling>("Get-RecordCoupling Customer"));
        Assert.Equal((result.BusinessCentralId, result.SalesId, CouplingStatus.Synchronized), (coupling.BusinessCentralId, coupling.SalesId, coupling.Status));
        Assert.Equal("Oslo", demo.OnSales(result.SalesId).Values["address1_city"]);
        Assert.Equal("Oslo", demo.OnBusinessCentral(result.BusinessCentralId).Values["city"]);
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public void After_a_restore_there_is_nothing_to_do_and_edits_flow_again(Side deleted)
    {
        using var demo = ConnectedSession.Open();
        var restored = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -OnDeleted Restore", Deleted(demo, deleted));

        var quiet = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", restored);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_city = 'Rome' }", restored.SalesId);
        var edited = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", restored);

        Assert.Equal((SyncOutcome.Unchanged, SyncOutcome.Updated), (quiet.Outcome, edited.Outcome));
        Assert.Equal("Rome", demo.OnBusinessCentral(restored.BusinessCentralId).Values["city"]);
    }

    [Theory]
    [InlineData(Side.BusinessCentral, SyncDirection.ToSales)]
    [InlineData(Side.Sales, SyncDirection.ToBusinessCentral)]
    public void Restore_does_not_create_against_the_direction(Side deleted, SyncDirection direction)
    {
        using var demo = ConnectedSession.Open();
        var pair = Deleted(demo, deleted);
        var writes = demo.Writes();

        var result = demo.Result("$args[0] | Sync-Record -Direction $args[1] -OnDeleted Restore", pair, direction);

        Assert.Equal((SyncOutcome.Failed, "PartnerDeleted", writes), (result.Outcome, result.Reason, demo.Writes()));
    }

    [Fact]
    public void An_edit_of_the_survivor_waits_for_the_restore_and_goes_along_with_it()
    {
        using var demo = ConnectedSession.Open();
        var pair = Deleted(demo, Side.Sales);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Rome' }", pair.BusinessCentralId);
        demo.Result("$args[0] | Sync-Record -Direction ToSales", pair);

        var result = demo.Result("$args[0] | Sync-Record -Direction ToSales -OnDeleted Restore", pair);

        Assert.Equal("Rome", demo.OnSales(result.SalesId).Values["address1_city"]);
    }

    [Fact]
    public void Declining_leaves_the_orphan_as_it_is()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        var pair = Deleted(demo, Side.Sales);
        demo.Host.Answers.Enqueue("No");

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional -OnDeleted RemoveCoupling -Confirm", pair);

        Assert.Equal((SyncOutcome.Skipped, "Declined"), (result.Outcome, result.Reason));
        Assert.Single(demo.Run("Get-RecordCoupling Customer"));
    }

    private static SyncResult Deleted(ConnectedSession demo, params Side[] sides)
    {
        var pair = demo.Pair("Fabrikam", "Oslo");
        foreach (var side in sides)
        {
            demo.Run(
                side == Side.BusinessCentral
                    ? "Remove-BusinessCentralRecord Customer -Id $args[0] -Confirm:$false"
                    : "Remove-SalesRecord Customer -Id $args[0] -Confirm:$false",
                On(pair, side));
        }

        return pair;
    }

    private static RecordCoupling Coupling(ConnectedSession demo, SyncResult pair) =>
        demo.One<RecordCoupling>("Get-RecordCoupling Customer -SalesId $args[0]", pair.SalesId);

    private static Guid? On(SyncResult result, Side side) => side == Side.BusinessCentral ? result.BusinessCentralId : result.SalesId;

    private static Side Other(Side side) => side == Side.BusinessCentral ? Side.Sales : Side.BusinessCentral;
}
