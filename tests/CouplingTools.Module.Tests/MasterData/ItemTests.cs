using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Items and products with their units.</summary>
public sealed class ItemTests
{
    private const string Anvil = "@{ displayName = 'Anvil'; baseUnitOfMeasureCode = 'TON'; unitPrice = -5; unitCost = 12.345 }";

    [Fact]
    public void A_unit_becomes_a_group_with_a_primary_unit_and_is_renamed_with_its_code()
    {
        using var demo = ConnectedSession.Open(0);
        var result = demo.Create(demo.New(Side.BusinessCentral, "UnitOfMeasure", "@{ code = 'TON'; displayName = 'Ton' }"));
        var created = demo.OnSales(result.SalesId, "UnitOfMeasure");
        demo.Edit(Side.BusinessCentral, "UnitOfMeasure", result.BusinessCentralId, "@{ code = 'TONNE' }");
        var renamed = demo.Result("Sync-Record UnitOfMeasure -All");

        Assert.Equal((SyncOutcome.Created, "NAV TON", "TON"), (result.Outcome, created.Values["name"], created.Values["baseuomname"]));
        Assert.Equal(["code"], renamed.ChangedFields);
        Assert.Equal("NAV TONNE", demo.OnSales(result.SalesId, "UnitOfMeasure").Values["name"]);
        demo.AssertRefused("UnitOfMeasure", SyncDirection.ToBusinessCentral);
        demo.AssertQuiet("UnitOfMeasure", SyncDirection.ToSales);
    }

    [Fact]
    public void An_item_waits_for_its_unit_or_has_it_created_first()
    {
        using var demo = ConnectedSession.Open(0);
        demo.New(Side.BusinessCentral, "UnitOfMeasure", "@{ code = 'TON'; displayName = 'Ton' }");
        var item = demo.New(Side.BusinessCentral, "Item", Anvil);
        var waiting = demo.Create(item, "-Direction ToSales");
        var created = demo.Create(item, "-Direction ToSales -IncludeDependencies");
        var group = demo.Find(Side.Sales, "UnitOfMeasure", "NAV TON");

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (waiting.Outcome, waiting.Reason));
        Assert.Contains("'TON'", waiting.Error, StringComparison.Ordinal);
        Assert.Equal(SyncOutcome.Created, created.Outcome);
        Assert.Equal(group.Id, demo.OnSales(created.SalesId, "Item").Values["defaultuomscheduleid"]);
        Assert.NotNull(demo.OnSales(created.SalesId, "Item").Values["defaultuomid"]);
    }

    [Fact]
    public void A_new_product_is_published_and_has_no_price_below_zero()
    {
        using var demo = ConnectedSession.Open(0);
        var result = demo.Create(demo.New(Side.BusinessCentral, "Item", Anvil.Replace("TON", "PCS", StringComparison.Ordinal)), "-Direction ToSales");
        var product = demo.OnSales(result.SalesId, "Item");

        Assert.Equal(SyncOutcome.Created, result.Outcome);
        Assert.Equal((0m, 0m, 1m, 12.35m), (product.Values["statecode"], product.Values["price"], product.Values["producttypecode"], product.Values["standardcost"]));
        Assert.Contains("blocked", result.ChangedFields);
        demo.AssertQuiet("Item", SyncDirection.Bidirectional);
    }

    [Fact]
    public void Names_and_states_go_both_ways_and_prices_to_Sales_only()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Create(demo.New(Side.BusinessCentral, "Item", Anvil.Replace("TON", "PCS", StringComparison.Ordinal)), "-Direction ToSales");
        demo.Edit(Side.BusinessCentral, "Item", pair.BusinessCentralId, "@{ blocked = $true; unitPrice = 7 }");
        var blocked = demo.Result("Sync-Record Item -All -Direction Bidirectional");
        var retired = demo.OnSales(pair.SalesId, "Item");
        demo.Edit(Side.Sales, "Item", pair.SalesId, "@{ statecode = 0; name = 'Great anvil'; price = 1 }");
        var back = demo.Result("Sync-Record Item -All -Direction Bidirectional");
        var item = demo.OnBusinessCentral(pair.BusinessCentralId, "Item");

        Assert.Equal(["unitPrice", "blocked"], blocked.ChangedFields);
        Assert.Equal((1m, 7m), (retired.Values["statecode"], retired.Values["price"]));
        Assert.Equal(["displayName", "blocked"], back.ChangedFields);
        Assert.Equal((false, "Great anvil", 7m), (item.Values["blocked"], item.Values["displayName"], item.Values["unitPrice"]));
        demo.AssertQuiet("Item", SyncDirection.Bidirectional);
    }

    [Fact]
    public void A_product_of_Sales_becomes_an_item_with_its_unit()
    {
        using var demo = ConnectedSession.Open(0);
        var source = demo.One<ServiceRecord>("Get-SalesRecord Item -First 1");
        demo.Run("Get-BusinessCentralRecord Item -Number $args[0] | Remove-BusinessCentralRecord -Confirm:$false", source.Values["productnumber"]);
        var result = demo.Create(source, "-Direction ToBusinessCentral");
        var item = demo.OnBusinessCentral(result.BusinessCentralId, "Item");

        Assert.Equal(SyncOutcome.Created, result.Outcome);
        Assert.Equal((source.Values["name"], "Inventory", false), (item.Values["displayName"], item.Values["type"], item.Values["blocked"]));
        Assert.NotEqual(string.Empty, item.Values["baseUnitOfMeasureCode"]);
    }

    [Fact]
    public void Blocked_items_and_drafts_are_not_in_the_mapping()
    {
        using var demo = ConnectedSession.Open(0);
        var blocked = demo.New(Side.BusinessCentral, "Item", "@{ displayName = 'Old'; blocked = $true }");
        var draft = demo.New(Side.Sales, "Item", "@{ name = 'Plan'; productnumber = 'P1' }");
        Assert.Equal("FilteredOut", demo.Create(blocked, "-Direction ToSales").Reason);
        Assert.Equal("FilteredOut", demo.Create(draft, "-Direction ToBusinessCentral").Reason);
    }
}
