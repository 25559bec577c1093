using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Payment terms and shipment methods, whose Sales side are the options of a column.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData("PaymentTerms", "1 Net 30|2 2% 10, Net 30|3 Net 45|4 Net 60")]
    [InlineData("ShipmentMethod", "1 FOB|2 No Charge")]
    public void The_options_are_records_with_value_and_label(string mapping, string options)
    {
        using var demo = ConnectedSession.Open(0);
        var records = demo.All<ServiceRecord>($"Get-SalesRecord {mapping}");
        Assert.Equal(options.Split('|'), records.Select(record => $"{record.Values["value"]} {record.Values["label"]}"));
        Assert.Equal(records[1].Id, demo.One<ServiceRecord>($"Get-SalesRecord {mapping} -Id $args[0]", records[1].Id).Id);
        Assert.Single(demo.Run($"Get-SalesRecord {mapping} -Name $args[0]", options.Split('|')[^1][2..].ToUpperInvariant()));
        Assert.Equal(["OptionSetFilter"], demo.Invoke($"Get-SalesRecord {mapping} -Filter 'value eq 1'").ErrorIds);
    }

    [Fact]
    public void Terms_are_coupled_with_an_option_and_customers_follow_the_coupling()
    {
        using var demo = ConnectedSession.Open(0);
        var terms = demo.Find(Side.BusinessCentral, "PaymentTerms", "Cash on delivery");
        demo.Run("$null = New-RecordCoupling PaymentTerms -Number COD -SalesName 'Net 60'");
        var customer = demo.One<ServiceRecord>("New-BusinessCentralRecord Customer @{ displayName = 'Adatum'; paymentTermsId = $args[0] }", terms.Id);
        var pair = demo.Create(customer, "-Direction ToSales");
        var code = demo.OnSales(pair.SalesId).Values["paymenttermscode"];
        demo.Edit(Side.Sales, "Customer", pair.SalesId, "@{ paymenttermscode = 1 }");
        demo.Result("Sync-Record Customer -All -Direction Bidirectional");
        var other = demo.OnBusinessCentral(pair.BusinessCentralId).Values["paymentTermsId"];
        demo.Edit(Side.Sales, "Customer", pair.SalesId, "@{ paymenttermscode = 4 }");
        demo.Result("Sync-Record Customer -All -Direction Bidirectional");

        Assert.Equal(4m, code);
        Assert.NotEqual(terms.Id, other);
        Assert.Equal(terms.Id, demo.OnBusinessCentral(pair.BusinessCentralId).Values["paymentTermsId"]);
        demo.AssertQuiet("Customer", SyncDirection.Bidirectional);
    }

    [Fact]
    public void A_coupling_can_be_listed_synchronized_and_removed_and_goes_to_Sales_only()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = New-RecordCoupling PaymentTerms -Number 'NET 30' -SalesName 'Net 30'");
        var coupling = demo.One<RecordCoupling>("Get-RecordCoupling PaymentTerms");

        Assert.Equal(("NET 30", "PaymentTerms"), (coupling.Number, coupling.Mapping));
        demo.AssertQuiet("PaymentTerms", SyncDirection.ToSales);
        demo.AssertRefused("PaymentTerms", SyncDirection.ToBusinessCentral);
        Assert.Equal(["AlreadyCoupled"], demo.Invoke("New-RecordCoupling PaymentTerms -Number COD -SalesName 'Net 30'").ErrorIds);
        demo.Run("Get-RecordCoupling PaymentTerms | Remove-RecordCoupling -Confirm:$false");
        Assert.Empty(demo.Run("Get-RecordCoupling PaymentTerms"));
    }

    [Fact]
    public void A_missing_option_is_reported_with_the_legal_ones()
    {
        using var demo = ConnectedSession.Open(0);
        var refused = demo.Invoke("New-RecordCoupling PaymentTerms -Number COD -CreateNew");
        var error = Assert.Single(refused.AllErrors);

        Assert.Equal(["ServiceRefused"], refused.ErrorIds);
        Assert.Contains("'COD'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("1 = 'Net 30', 2 = '2% 10, Net 30', 3 = 'Net 45', 4 = 'Net 60'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Power Apps", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(demo.Run("Get-RecordCoupling PaymentTerms"));
    }

    [Fact]
    public void Terms_without_an_option_are_left_alone_and_shown()
    {
        using var demo = ConnectedSession.Open(0);
        var terms = demo.Find(Side.BusinessCentral, "PaymentTerms", "Cash on delivery");
        var customer = demo.One<ServiceRecord>("New-BusinessCentralRecord Customer @{ displayName = 'Adatum'; paymentTermsId = $args[0] }", terms.Id);
        var pair = demo.Create(customer, "-Direction ToSales");
        var difference = demo.One<FieldDifference>("Compare-Record Customer -Number $args[0] | Where-Object Field -eq paymentTermsId", pair.Number);
        var again = demo.Invoke("$args[0] | Sync-Record -Direction Bidirectional -Verbose", pair);

        Assert.Equal(SyncOutcome.Created, pair.Outcome);
        Assert.All([pair, Assert.Single(again.Output.Select(output => (SyncResult)output.BaseObject))], result =>
        {
            var warning = Assert.Single(result.Warnings);
            Assert.Equal(("OptionNotMapped", "paymentTermsId", Side.Sales), (warning.Reason, warning.Field, warning.Side));
            Assert.Contains("'COD' has no counterpart in Sales. Legal are", warning.Message, StringComparison.Ordinal);
            Assert.Contains("'45 DAYS' = 3", warning.Message, StringComparison.Ordinal);
        });
        Assert.Contains(again.Verbose, text => text.StartsWith($"{pair.Number}: Field 'paymentTermsId': 'COD' has no counterpart", StringComparison.Ordinal));
        Assert.Empty(again.Warnings);
        Assert.Null(demo.OnSales(pair.SalesId).Values["paymenttermscode"]);
        Assert.Equal(("COD", "OptionNotMapped"), (difference.BusinessCentral, difference.Rule));
    }
}
