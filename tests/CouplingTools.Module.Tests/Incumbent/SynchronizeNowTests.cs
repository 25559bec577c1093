using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Incumbent;

/// <summary>The decisions taken there for records that are synchronized by hand: what was modified, in which direction the mapping goes.</summary>
public sealed class SynchronizeNowTests
{
    private const string Agreed = "+1 000";
    private const string Left = "+1 111";
    private const string Right = "+1 222";

    [Theory]
    [InlineData(SyncDirection.Bidirectional)]
    [InlineData(SyncDirection.ToSales)]
    [InlineData(SyncDirection.ToBusinessCentral)]
    public void Neither_modified_writes_nothing_and_asks_nothing_where_the_incumbent_writes_all_fields(SyncDirection direction)
    {
        using var world = CoupledCustomer.Synchronized(Agreed);

        var result = world.Synchronize(direction);

        Assert.Equal((SyncOutcome.Unchanged, 0), (result.Outcome, world.Writes));
    }

    [Theory]
    [InlineData(Side.BusinessCentral, SyncDirection.ToBusinessCentral)]
    [InlineData(Side.Sales, SyncDirection.ToSales)]
    public void Only_the_side_written_to_was_modified_keeps_its_edit_where_the_incumbent_overwrites_it_after_a_question(Side edited, SyncDirection direction)
    {
        using var world = CoupledCustomer.Synchronized(Agreed);
        world.Edit(edited, Left);

        var result = world.Synchronize(direction);

        Assert.Equal((SyncOutcome.Unchanged, "PendingOtherDirection"), (result.Outcome, result.Reason));
        Assert.Equal((Left, 0), (world.Phone(edited), world.Writes));
    }

    [Theory]
    [InlineData(Side.BusinessCentral, SyncDirection.ToBusinessCentral, ConflictPolicy.Sales)]
    [InlineData(Side.Sales, SyncDirection.ToSales, ConflictPolicy.BusinessCentral)]
    public void Only_the_side_written_to_was_modified_is_overwritten_by_Overwrite_as_there_by_Yes(Side edited, SyncDirection direction, ConflictPolicy source)
    {
        using var world = CoupledCustomer.Synchronized(Agreed);
        world.Edit(edited, Left);

        world.Synchronize(direction, $"-Overwrite -OnConflict {source}");

        Assert.Equal(Agreed, world.Phone(edited));
    }

    [Theory]
    [InlineData(SyncDirection.Bidirectional)]
    [InlineData(SyncDirection.ToSales)]
    [InlineData(SyncDirection.ToBusinessCentral)]
    public void Both_modified_in_one_field_loses_neither_edit_until_a_side_is_chosen_where_the_incumbent_offers_only_to_lose_one(SyncDirection direction)
    {
        using var world = CoupledCustomer.Synchronized(Agreed);
        world.Edit(Side.BusinessCentral, Left);
        world.Edit(Side.Sales, Right);

        var result = world.Synchronize(direction);

        Assert.Equal((SyncOutcome.Conflict, "ConflictHeld", Left, Right), (result.Outcome, result.Reason, world.Phone(Side.BusinessCentral), world.Phone(Side.Sales)));
    }

    [Fact]
    public void Both_modified_in_fields_of_one_way_and_of_both_ways_carries_each_its_way()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("$args[0] | Set-BusinessCentralRecord -Value @{ creditLimit = 500 }; $args[0] | Set-SalesRecord -Value @{ address1_city = 'Rome' }", pair);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal(SyncOutcome.Updated, result.Outcome);
        Assert.Equal(("Rome", 500m), (demo.OnBusinessCentral(pair.BusinessCentralId).Values["city"], demo.OnSales(pair.SalesId).Values["creditlimit"]));
    }

    [Theory]
    [InlineData(SyncDirection.Bidirectional)]
    [InlineData(SyncDirection.ToSales)]
    [InlineData(SyncDirection.ToBusinessCentral)]
    public void A_record_set_aside_is_skipped_in_every_direction_and_says_how_it_is_resumed(SyncDirection direction)
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("$args[0] | Suspend-RecordCoupling -Confirm:$false; $args[0] | Set-SalesRecord -Value @{ address1_city = 'Rome' }", pair);
        var writes = demo.Writes();

        var result = demo.Result("$args[0] | Sync-Record -Direction $args[1]", pair, direction);

        Assert.Equal((SyncOutcome.Skipped, "Suspended", writes), (result.Outcome, result.Reason, demo.Writes()));
        Assert.Contains("Resume-RecordCoupling", result.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_records_each_says_what_became_of_it_where_the_incumbent_skips_silently()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Uncoupled");
        var (left, right, both) = (demo.Pair("Left"), demo.Pair("Right"), demo.Pair("Both"));
        demo.Pair("Quiet");
        demo.Run(
            """
            $args[0], $args[2] | Set-BusinessCentralRecord -Value @{ city = 'Oslo' }
            $args[1], $args[2] | Set-SalesRecord -Value @{ address1_city = 'Rome' }
            """,
            left,
            right,
            both);

        var results = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Skip");

        Assert.Equal(
            ["Both Conflict ConflictHeld", "Left Updated ", "Quiet Unchanged ", "Right Unchanged PendingOtherDirection", "Uncoupled Skipped NotCoupled"],
            results.Select(result => $"{result.Name} {result.Outcome} {result.Reason}").Order(StringComparer.Ordinal));
        Assert.Equal("Rome", demo.OnSales(right.SalesId).Values["address1_city"]);
    }
}
