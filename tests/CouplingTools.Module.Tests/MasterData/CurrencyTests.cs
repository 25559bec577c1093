using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.MasterData;

/// <summary>Business Central currencies, which Sales needs a rate for.</summary>
public sealed class CurrencyTests
{
    [Fact]
    public void A_new_currency_gets_todays_rate_and_changes_go_to_Sales()
    {
        using var demo = ConnectedSession.Open(0);
        var result = demo.Create(demo.Find(Side.BusinessCentral, "Currency", "Australian*"));
        var currency = demo.OnSales(result.SalesId, "Currency");
        demo.Edit(Side.BusinessCentral, "Currency", result.BusinessCentralId, "@{ displayName = 'Aussie' }");
        demo.Edit(Side.Sales, "Currency", result.SalesId, "@{ exchangerate = 9 }");
        var update = demo.Result("Sync-Record Currency -All");

        Assert.Equal(SyncOutcome.Created, result.Outcome);
        Assert.Equal(
            ("AUD", "Australian Dollar", "$", 1.52m),
            (currency.Values["isocurrencycode"], currency.Values["currencyname"], currency.Values["currencysymbol"], currency.Values["exchangerate"]));
        Assert.Equal(["displayName"], update.ChangedFields);
        Assert.Equal(9m, demo.OnSales(result.SalesId, "Currency").Values["exchangerate"]);
        demo.AssertRefused("Currency", SyncDirection.ToBusinessCentral);
        demo.AssertQuiet("Currency", SyncDirection.ToSales);
    }

    [Fact]
    public void A_currency_without_a_rate_waits_for_one()
    {
        using var demo = ConnectedSession.Open(0);
        var before = demo.Writes();
        var result = demo.Create(demo.Find(Side.BusinessCentral, "Currency", "Icelandic*"));
        var coupled = demo.Invoke("New-RecordCoupling Currency -Number ISK -CreateNew");

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (result.Outcome, result.Reason));
        Assert.Contains("'exchangeRate'", result.Error, StringComparison.Ordinal);
        Assert.Equal(["LookupMissing"], coupled.ErrorIds);
        Assert.Equal(before, demo.Writes());
    }

    [Fact]
    public void A_customer_waits_for_its_currency_and_the_next_run_completes_it()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Koala'; currencyCode = 'AUD' }");
        var waiting = demo.Create(customer, "-Direction ToSales");
        demo.Create(demo.Find(Side.BusinessCentral, "Currency", "Australian*"));
        var created = demo.Create(customer, "-Direction ToSales");

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (waiting.Outcome, waiting.Reason));
        Assert.Contains("'AUD'", waiting.Error, StringComparison.Ordinal);
        Assert.Contains("Currency", waiting.RecommendedAction + waiting.Error, StringComparison.Ordinal);
        Assert.Equal(SyncOutcome.Created, created.Outcome);
        demo.AssertQuiet("Customer", SyncDirection.Bidirectional);
    }

    [Fact]
    public void A_missing_currency_is_created_first_when_asked_for()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Koala'; currencyCode = 'AUD' }");
        var created = demo.Create(customer, "-Direction ToSales -IncludeDependencies");
        var currency = demo.Find(Side.Sales, "Currency", "Australian*");

        Assert.Equal(SyncOutcome.Created, created.Outcome);
        Assert.Equal(currency.Id, demo.OnSales(created.SalesId).Values["transactioncurrencyid"]);
        Assert.True(currency.Coupled);
        demo.AssertQuiet("Customer", SyncDirection.Bidirectional);
        demo.AssertQuiet("Currency", SyncDirection.ToSales);
    }

    [Fact]
    public void A_currency_without_a_rate_keeps_its_customers_waiting_even_then()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.New(Side.BusinessCentral, "Customer", "@{ displayName = 'Geyser'; currencyCode = 'ISK' }");
        var result = demo.Create(customer, "-Direction ToSales -IncludeDependencies");

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (result.Outcome, result.Reason));
        Assert.EndsWith("Currency ISK: Field 'exchangeRate': there is no row for 'ISK' in 'currencyExchangeRates' of Business Central.", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("Enter an exchange rate of the currency in Business Central", result.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_waits_for_a_currency_that_Business_Central_lacks_and_the_next_run_completes_it()
    {
        using var demo = ConnectedSession.Open(0);
        var rand = demo.New(Side.Sales, "Currency", "@{ currencyname = 'Rand'; isocurrencycode = 'ZAR'; currencysymbol = 'R'; currencyprecision = 2; exchangerate = 18 }");
        var account = demo.One<ServiceRecord>("New-SalesRecord Customer @{ name = 'Protea'; transactioncurrencyid = $args[0] }", rand.Id);
        var waiting = demo.Create(account, "-Direction ToBusinessCentral");
        demo.New(Side.BusinessCentral, "Currency", "@{ code = 'ZAR'; displayName = 'Rand' }");
        var created = demo.Create(account, "-Direction ToBusinessCentral");

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (waiting.Outcome, waiting.Reason));
        Assert.StartsWith("Field 'currencyCode' waits for 'ZAR', which Business Central does not have: ", waiting.Error, StringComparison.Ordinal);
        Assert.StartsWith("Create 'ZAR' in Business Central.", waiting.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(SyncOutcome.Created, created.Outcome);
        Assert.Equal("ZAR", demo.OnBusinessCentral(created.BusinessCentralId).Values["currencyCode"]);
    }

    [Fact]
    public void A_changed_currency_that_Business_Central_lacks_is_carried_by_the_run_after_it_was_added()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Protea");
        var rand = demo.New(Side.Sales, "Currency", "@{ currencyname = 'Rand'; isocurrencycode = 'ZAR'; currencysymbol = 'R'; currencyprecision = 2; exchangerate = 18 }");
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ transactioncurrencyid = $args[1] }", pair.SalesId, rand.Id);
        List<SyncResult> waiting = [.. Enumerable.Range(0, 4).Select(_ => demo.Result("Sync-Record Customer -Changed -Direction Bidirectional"))];
        demo.New(Side.BusinessCentral, "Currency", "@{ code = 'ZAR'; displayName = 'Rand' }");
        var updated = demo.Result("Sync-Record Customer -Changed -Direction Bidirectional");

        Assert.All(waiting, result => Assert.Equal((SyncOutcome.Deferred, "LookupMissing", false), (result.Outcome, result.Reason, result.IsSuspended)));
        Assert.Equal((SyncOutcome.Updated, "currencyCode"), (updated.Outcome, Assert.Single(updated.ChangedFields)));
        Assert.Equal("ZAR", demo.OnBusinessCentral(pair.BusinessCentralId).Values["currencyCode"]);
    }
}
