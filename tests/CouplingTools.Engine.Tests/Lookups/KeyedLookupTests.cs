using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>Lookups joined by couplings, and by a key where there is none.</summary>
public sealed class KeyedLookupTests
{
    private static readonly LookupDefinition s_currency = LookupBench.Lookup(BuiltIn.Customer, "currencyCode");
    private static readonly LookupDefinition s_owner = LookupBench.Lookup(BuiltIn.Customer, "salespersonCode");

    private readonly LookupBench _bench = new();
    private readonly Guid _euroHere = Guid.NewGuid();
    private readonly Guid _euroThere = Guid.NewGuid();
    private readonly Guid _dollar = Guid.NewGuid();
    private readonly Guid _anna = Guid.NewGuid();
    private readonly Guid _annaThere = Guid.NewGuid();

    public KeyedLookupTests()
    {
        _bench.BusinessCentral
            .With("currencies", ("id", _euroHere), ("code", "EUR"))
            .With("salespeoplePurchasers", ("id", _anna), ("code", "AN"), ("email", "anna@contoso.com"));
        _bench.Sales
            .With("transactioncurrencies", ("transactioncurrencyid", _euroThere), ("isocurrencycode", "EUR"))
            .With("transactioncurrencies", ("transactioncurrencyid", _dollar), ("isocurrencycode", "USD"))
            .With("systemusers", ("systemuserid", _annaThere), ("internalemailaddress", "anna@contoso.com"));
    }

    [Fact]
    public async Task The_coupled_record_goes_before_the_one_with_the_key()
    {
        var other = Guid.NewGuid();
        _bench.Couplings.Couple("Salesperson", _anna, other);
        var lookups = await LoadAsync("AN", other);
        var key = lookups.KeyOf(s_owner, Side.BusinessCentral, FieldValue.Of("AN"))!.Value;
        Assert.Equal(FieldValue.Of("anna@contoso.com"), key);
        Assert.Equal(key, lookups.KeyOf(s_owner, Side.Sales, FieldValue.Of(other)));
        Assert.Equal(FieldValue.Of(other), lookups.ReferenceOf(s_owner, Side.Sales, key));
    }

    [Fact]
    public async Task Without_a_coupling_the_key_decides_and_the_record_is_named_for_those_who_wait()
    {
        var lookups = await LoadAsync("AN", _annaThere);
        var key = lookups.KeyOf(s_owner, Side.BusinessCentral, FieldValue.Of("AN"))!.Value;
        Assert.Equal(FieldValue.Of(_annaThere), lookups.ReferenceOf(s_owner, Side.Sales, key));
        Assert.Equal(_anna, lookups.RecordOf(s_owner, key));
    }

    [Fact]
    public async Task A_namesake_that_is_coupled_with_another_record_is_not_meant()
    {
        _bench.Couplings.Couple("Salesperson", Guid.NewGuid(), _annaThere);
        var lookups = await LoadAsync("AN", Guid.NewGuid());
        Assert.Null(lookups.ReferenceOf(s_owner, Side.Sales, FieldValue.Of("anna@contoso.com")));
    }

    [Fact]
    public async Task A_coupled_record_without_a_key_is_known_by_its_id()
    {
        var (house, user) = (Guid.NewGuid(), Guid.NewGuid());
        _bench.BusinessCentral.With("salespeoplePurchasers", ("id", house), ("code", "XX"), ("email", null));
        _bench.Couplings.Couple("Salesperson", house, user);
        var lookups = await LoadAsync("XX", user);
        Assert.Equal(FieldValue.Of(house), lookups.KeyOf(s_owner, Side.BusinessCentral, FieldValue.Of("XX")));
        Assert.Equal(FieldValue.Of(house), lookups.KeyOf(s_owner, Side.Sales, FieldValue.Of(user)));
        Assert.Equal(FieldValue.Of(user), lookups.ReferenceOf(s_owner, Side.Sales, FieldValue.Of(house)));
    }

    [Fact]
    public async Task The_local_currency_has_no_row_and_meets_on_its_code()
    {
        var lookups = await _bench.LoadAsync(
            BuiltIn.Customer, [LookupBench.Row(("currencyCode", "USD"))], [LookupBench.Row(("transactioncurrencyid", _dollar))]);
        Assert.Equal(FieldValue.Of("USD"), lookups.KeyOf(s_currency, Side.BusinessCentral, FieldValue.Of("USD")));
        Assert.Equal(FieldValue.Of("USD"), lookups.KeyOf(s_currency, Side.Sales, FieldValue.Of(_dollar)));
        Assert.Equal(FieldValue.Of(_dollar), lookups.ReferenceOf(s_currency, Side.Sales, FieldValue.Of("USD")));
        Assert.Equal(FieldValue.Of("USD"), lookups.ReferenceOf(s_currency, Side.BusinessCentral, FieldValue.Of("USD")));
        Assert.Null(lookups.RecordOf(s_currency, FieldValue.Of("USD")));
    }

    [Fact]
    public async Task A_currency_coupled_under_another_code_is_that_currency()
    {
        var krone = Guid.NewGuid();
        _bench.BusinessCentral.With("currencies", ("id", krone), ("code", "KRONE"));
        _bench.Sales.With("transactioncurrencies", ("transactioncurrencyid", _anna), ("isocurrencycode", "DKK"));
        _bench.Couplings.Couple("Currency", krone, _anna);
        var lookups = await _bench.LoadAsync(
            BuiltIn.Customer, [LookupBench.Row(("currencyCode", "KRONE"))], [LookupBench.Row(("transactioncurrencyid", _anna))]);
        Assert.Equal(FieldValue.Of("KRONE"), lookups.KeyOf(s_currency, Side.Sales, FieldValue.Of(_anna)));
        Assert.Equal(FieldValue.Of(_anna), lookups.ReferenceOf(s_currency, Side.Sales, FieldValue.Of("KRONE")));
        Assert.Equal(FieldValue.Of("KRONE"), lookups.ReferenceOf(s_currency, Side.BusinessCentral, FieldValue.Of("KRONE")));
    }

    private Task<CouplingTools.Engine.Mappings.ILookups> LoadAsync(string code, Guid user) =>
        _bench.LoadAsync(BuiltIn.Customer, [LookupBench.Row(("salespersonCode", code))], [LookupBench.Row(("ownerid", user))]);
}
