using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>The fields of customers that are more than a copied text.</summary>
public sealed class CustomerFieldTests
{
    [Fact]
    public void The_currency_is_found_by_its_code_in_both_directions()
    {
        using var demo = ConnectedSession.Open();
        var code = demo.One<string>("(Get-BusinessCentralRecord Customer -Filter \"currencyCode ne ''\" -First 1).currencyCode");
        var pair = demo.Pair("Fabrikam");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ currencyCode = 'EUR' }", pair.BusinessCentralId);

        var there = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ transactioncurrencyid = $args[1] }", pair.SalesId, CurrencyOf(demo, code));
        var back = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal(["currencyCode"], there.ChangedFields);
        Assert.Equal(code, demo.OnBusinessCentral(pair.BusinessCentralId).Values["currencyCode"]);
        Assert.True(code == "EUR" || back.Outcome == SyncOutcome.Updated);
    }

    [Fact]
    public void The_owner_of_the_account_is_the_user_with_the_salespersons_address()
    {
        using var demo = ConnectedSession.Open(60);
        var code = demo.One<string>("(Get-BusinessCentralRecord Customer -Filter \"salespersonCode ne ''\" -First 1).salespersonCode");
        var before = demo.Pair("Fabrikam");
        var owner = demo.OnSales(before.SalesId).Values["ownerid"];
        var results = new List<SyncResult>();
        foreach (var salesperson in demo.All<string>("Get-BusinessCentralRecord Customer -Filter \"salespersonCode ne ''\" | ForEach-Object { $_.salespersonCode }").Distinct())
        {
            demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ salespersonCode = $args[1] }", before.BusinessCentralId, salesperson);
            results.Add(demo.Result("$args[0] | Sync-Record -Direction ToSales", before));
        }

        Assert.NotNull(code);
        Assert.Contains(results, result => result.ChangedFields.Contains("salespersonCode"));
        Assert.NotEqual(owner, demo.OnSales(before.SalesId).Values["ownerid"]);
    }

    [Theory]
    [InlineData("paymentterms", "Net 30", "paymenttermscode", "paymentTermsId")]
    [InlineData("freightterms", "FOB", "address1_freighttermscode", "shipmentMethodId")]
    public void Options_of_Sales_become_the_terms_of_Business_Central_and_go_back(string kind, string label, string sales, string businessCentral)
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ $args[1] = $args[2] }", pair.SalesId, sales, label);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);
        var terms = demo.OnBusinessCentral(pair.BusinessCentralId).Values[businessCentral];
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ $args[1] = $null }", pair.SalesId, sales);
        demo.Result("$args[0] | Sync-Record -Direction ToSales -Overwrite", pair);

        Assert.Equal([businessCentral], result.ChangedFields);
        Assert.True(terms is not null && !terms.Equals(Guid.Empty), kind);
        Assert.NotNull(demo.OnSales(pair.SalesId).Values[sales]);
    }

    [Fact]
    public void The_credit_limit_goes_to_Sales_and_never_back()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ creditLimit = 12500.5 }", pair.BusinessCentralId);
        demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);
        var carried = demo.OnSales(pair.SalesId).Values["creditlimit"];
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ creditlimit = 7 }", pair.SalesId);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal(12500.5m, carried);
        Assert.DoesNotContain(result.Changes, change => change.Side == Side.BusinessCentral);
        Assert.Equal(12500.5m, demo.OnBusinessCentral(pair.BusinessCentralId).Values["creditLimit"]);
    }

    /// <summary>Business Central clears post code, city and state when the country changes, unless they come along after it.</summary>
    [Fact]
    public void A_country_that_changes_in_Sales_keeps_the_rest_of_the_address()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_country = 'DE'; address1_postalcode = '20097'; address1_city = 'Hamburg'; address1_stateorprovince = 'HH'; address1_line1 = 'Lange Reihe 1' }", pair.SalesId);
        demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_country = 'FR' }", pair.SalesId);

        demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        var left = demo.OnBusinessCentral(pair.BusinessCentralId).Values;
        Assert.Equal(("FR", "20097", "Hamburg", "HH", "Lange Reihe 1"), (left["country"], left["postalCode"], left["city"], left["state"], left["addressLine1"]));
        Assert.Equal(SyncOutcome.Unchanged, demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair).Outcome);
    }

    [Fact]
    public void A_cleared_field_is_cleared_on_the_other_side_and_a_cleared_name_is_not()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_city = $null }", pair.SalesId);

        demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Null(demo.OnBusinessCentral(pair.BusinessCentralId).Values["city"]);
    }

    private static object? CurrencyOf(ConnectedSession demo, string code)
    {
        var left = demo.One<ServiceRecord>("New-BusinessCentralRecord Customer @{ displayName = 'Currency'; currencyCode = $args[0] }", code);
        var pair = demo.Result("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create", left);
        return demo.OnSales(pair.SalesId).Values["transactioncurrencyid"];
    }
}
