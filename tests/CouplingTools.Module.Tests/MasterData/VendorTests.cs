using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Vendors, which share the table of accounts with customers.</summary>
public sealed class VendorTests
{
    [Fact]
    public void A_vendor_becomes_an_account_of_its_own_type_and_both_change_each_other()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Create(demo.New(Side.BusinessCentral, "Vendor", "@{ displayName = 'Timber'; city = 'Oslo'; country = 'NO' }"), "-Direction ToSales");
        var account = demo.OnSales(pair.SalesId, "Vendor");
        demo.Edit(Side.BusinessCentral, "Vendor", pair.BusinessCentralId, "@{ phoneNumber = '1' }");
        demo.Edit(Side.Sales, "Vendor", pair.SalesId, "@{ emailaddress1 = 'a@b.example'; address1_country = 'SE' }");
        var result = demo.Result("Sync-Record Vendor -All -Direction Bidirectional");
        var vendor = demo.OnBusinessCentral(pair.BusinessCentralId, "Vendor");

        Assert.Equal((SyncOutcome.Created, 11m, "V000001", "Oslo"), (pair.Outcome, account.Values["customertypecode"], account.Values["accountnumber"], account.Values["address1_city"]));
        Assert.Equal(["country", "email", "phoneNumber"], result.ChangedFields.Order());
        Assert.Equal(("Oslo", "SE", "a@b.example"), (vendor.Values["city"], vendor.Values["country"], vendor.Values["email"]));
        demo.AssertQuiet("Vendor", SyncDirection.Bidirectional);
    }

    [Theory]
    [InlineData("Vendor")]
    [InlineData("Customer")]
    public void A_country_that_Sales_spells_out_is_a_code_in_Business_Central_and_stays_as_it_is_in_Sales(string mapping)
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Create(demo.New(Side.Sales, mapping, "@{ name = 'Timber'; address1_country = 'Danmark'; address1_city = 'Odense' }"), "-Direction ToBusinessCentral");

        Assert.Equal(("DK", "Odense"), (demo.OnBusinessCentral(pair.BusinessCentralId, mapping).Values["country"], demo.OnBusinessCentral(pair.BusinessCentralId, mapping).Values["city"]));
        demo.Result($"Sync-Record {mapping} -All -Direction Bidirectional");
        demo.AssertQuiet(mapping, SyncDirection.Bidirectional);
        Assert.Equal("Danmark", demo.OnSales(pair.SalesId, mapping).Values["address1_country"]);
    }

    [Theory]
    [InlineData("Vendor", "All", 1)]
    [InlineData("Vendor", "Payment", 0)]
    [InlineData("Customer", "All", 1)]
    [InlineData("Customer", "Ship", 0)]
    [InlineData("Customer", "Invoice", 0)]
    public void What_is_blocked_for_everything_is_an_inactive_account(string mapping, string blocked, int state)
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Create(demo.New(Side.BusinessCentral, mapping, "@{ displayName = 'Timber' }"), "-Direction ToSales");
        demo.Edit(Side.BusinessCentral, mapping, pair.BusinessCentralId, $"@{{ blocked = '{blocked}' }}");
        demo.Result($"Sync-Record {mapping} -All -Direction Bidirectional");

        Assert.Equal((decimal)state, demo.OnSales(pair.SalesId, mapping).Values["statecode"]);
        Assert.Equal(blocked, demo.OnBusinessCentral(pair.BusinessCentralId, mapping).Values["blocked"]);
        demo.AssertQuiet(mapping, SyncDirection.Bidirectional);
    }

    [Theory]
    [InlineData("Vendor")]
    [InlineData("Customer")]
    public void An_account_that_is_deactivated_blocks_its_partner_until_it_is_active_again(string mapping)
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Create(demo.New(Side.BusinessCentral, mapping, "@{ displayName = 'Timber' }"), "-Direction ToSales");
        demo.Edit(Side.Sales, mapping, pair.SalesId, "@{ statecode = 1 }");
        demo.Result($"Sync-Record {mapping} -All -Direction Bidirectional");
        var blocked = demo.OnBusinessCentral(pair.BusinessCentralId, mapping).Values["blocked"];
        demo.Edit(Side.Sales, mapping, pair.SalesId, "@{ statecode = 0 }");
        demo.Result($"Sync-Record {mapping} -All -Direction Bidirectional");

        Assert.Equal("All", blocked);
        Assert.NotEqual("All", demo.OnBusinessCentral(pair.BusinessCentralId, mapping).Values["blocked"]);
        demo.AssertQuiet(mapping, SyncDirection.Bidirectional);
    }

    [Fact]
    public void Neither_mapping_takes_the_accounts_of_the_other()
    {
        using var demo = ConnectedSession.Open(0);
        var vendor = demo.New(Side.Sales, "Vendor", "@{ name = 'Timber' }");
        var customer = demo.New(Side.Sales, "Customer", "@{ name = 'Adatum' }");
        var wrong = demo.Results("$args | ForEach-Object Id | Sync-Record Customer -Direction ToBusinessCentral -IfNotCoupled Create", vendor, customer);

        Assert.Equal([(SyncOutcome.Skipped, "FilteredOut"), (SyncOutcome.Created, "PendingOtherDirection")], wrong.Select(result => (result.Outcome, result.Reason)));
        Assert.Empty(demo.Run("Get-SalesRecord Customer -Name Timber"));
        Assert.Empty(demo.Run("Get-SalesRecord Vendor -Name Adatum"));
        Assert.Single(demo.Run("Get-SalesRecord Vendor -Name Timber"));
    }
}
