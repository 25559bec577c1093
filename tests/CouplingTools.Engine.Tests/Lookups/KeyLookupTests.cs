using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>Lookups whose ends meet on an equal key.</summary>
public sealed class KeyLookupTests
{
    private static readonly LookupDefinition s_currency = LookupBench.Lookup(BuiltIn.Customer, "currencyCode");
    private static readonly LookupDefinition s_owner = LookupBench.Lookup(BuiltIn.Customer, "salespersonCode");
    private static readonly LookupDefinition s_terms = LookupBench.Lookup(BuiltIn.Customer, "paymentTermsId");

    private readonly LookupBench _bench = new();
    private readonly Guid _euro = Guid.NewGuid();
    private readonly Guid _anna = Guid.NewGuid();
    private readonly Guid _net30 = Guid.NewGuid();
    private readonly Guid _annaHere = Guid.NewGuid();
    private readonly Guid _house = Guid.NewGuid();

    public KeyLookupTests()
    {
        _bench.Sales
            .With("transactioncurrencies", ("transactioncurrencyid", _euro), ("isocurrencycode", "EUR"))
            .With("systemusers", ("systemuserid", _anna), ("internalemailaddress", "Anna@contoso.com "));
        _bench.BusinessCentral
            .With("salespeoplePurchasers", ("id", _annaHere), ("code", "AN"), ("email", "anna@Contoso.com"))
            .With("salespeoplePurchasers", ("id", _house), ("code", "XX"), ("email", null))
            .With("paymentTerms", ("id", _net30), ("code", "NET 30"));
    }

    [Fact]
    public async Task Both_ends_of_a_currency_are_known()
    {
        var lookups = await _bench.LoadAsync(
            BuiltIn.Customer, [LookupBench.Row(("currencyCode", "EUR"))], [LookupBench.Row(("transactioncurrencyid", _euro))]);
        Assert.Equal(FieldValue.Of("EUR"), lookups.KeyOf(s_currency, Side.BusinessCentral, FieldValue.Of("EUR")));
        Assert.Equal(FieldValue.Of("EUR"), lookups.KeyOf(s_currency, Side.Sales, FieldValue.Of(_euro)));
        Assert.Equal(FieldValue.Of(_euro), lookups.ReferenceOf(s_currency, Side.Sales, FieldValue.Of(" eur")));
        Assert.Equal(FieldValue.Of("EUR"), lookups.ReferenceOf(s_currency, Side.BusinessCentral, FieldValue.Of("EUR")));
    }

    [Fact]
    public async Task Keys_meet_without_regard_to_case_and_blanks()
    {
        _bench.Sales.With("transactioncurrencies", ("transactioncurrencyid", Guid.NewGuid()), ("isocurrencycode", "USD"));
        var lookups = await _bench.LoadAsync(BuiltIn.Customer, [LookupBench.Row(("currencyCode", " eur ")), LookupBench.Row(("currencyCode", "CHF"))], []);
        Assert.Equal(FieldValue.Of(_euro), lookups.ReferenceOf(s_currency, Side.Sales, FieldValue.Of("Eur")));
        Assert.Null(lookups.ReferenceOf(s_currency, Side.Sales, FieldValue.Of("CHF")));
    }

    [Fact]
    public async Task Both_sides_may_hop()
    {
        var lookups = await _bench.LoadAsync(BuiltIn.Customer, [LookupBench.Row(("salespersonCode", "an"))], [LookupBench.Row(("ownerid", _anna))]);
        var key = lookups.KeyOf(s_owner, Side.BusinessCentral, FieldValue.Of("AN"));
        Assert.Equal(FieldValue.Of("anna@Contoso.com"), key);
        Assert.Equal(FieldValue.Of("Anna@contoso.com "), lookups.KeyOf(s_owner, Side.Sales, FieldValue.Of(_anna)));
    }

    [Fact]
    public async Task A_user_is_found_by_an_equal_address()
    {
        _bench.Sales.With("systemusers", ("systemuserid", Guid.NewGuid()), ("internalemailaddress", "berta@contoso.com"));
        _bench.Sales.With("systemusers", ("systemuserid", _net30), ("internalemailaddress", "CARLA@contoso.com"));
        _bench.BusinessCentral.With("salespeoplePurchasers", ("id", Guid.NewGuid()), ("code", "CA"), ("email", "carla@contoso.com"));
        var lookups = await _bench.LoadAsync(BuiltIn.Customer, [LookupBench.Row(("salespersonCode", "CA"))], []);
        Assert.Equal(FieldValue.Of(_net30), lookups.ReferenceOf(s_owner, Side.Sales, FieldValue.Of("carla@contoso.com")));
    }

    [Fact]
    public async Task Two_rows_with_one_key_are_no_counterpart()
    {
        var first = Guid.NewGuid();
        _bench.Sales.With("systemusers", ("systemuserid", first), ("internalemailaddress", "twin@contoso.com"));
        _bench.Sales.With("systemusers", ("systemuserid", Guid.NewGuid()), ("internalemailaddress", "TWIN@contoso.com"));
        _bench.BusinessCentral.With("salespeoplePurchasers", ("id", Guid.NewGuid()), ("code", "TW"), ("email", "twin@contoso.com"));
        var lookups = await _bench.LoadAsync(BuiltIn.Customer, [LookupBench.Row(("salespersonCode", "TW"))], [LookupBench.Row(("ownerid", first))]);
        Assert.Null(lookups.ReferenceOf(s_owner, Side.Sales, FieldValue.Of("twin@contoso.com")));
        Assert.Equal(FieldValue.Of("twin@contoso.com"), lookups.KeyOf(s_owner, Side.Sales, FieldValue.Of(first)));
    }

    [Fact]
    public async Task A_reference_that_leads_to_two_records_is_taken_by_itself()
    {
        _bench.BusinessCentral.With("salespeoplePurchasers", ("id", Guid.NewGuid()), ("code", "AN"), ("email", "other@contoso.com"));
        var lookups = await _bench.LoadAsync(BuiltIn.Customer, [LookupBench.Row(("salespersonCode", "AN"))], []);
        Assert.Equal(FieldValue.Of("AN"), lookups.KeyOf(s_owner, Side.BusinessCentral, FieldValue.Of("AN")));
        Assert.Null(lookups.ReferenceOf(s_owner, Side.Sales, FieldValue.Of("AN")));
    }

    [Fact]
    public async Task A_code_without_a_row_is_a_key_itself_and_a_record_without_a_key_is_known_by_its_id()
    {
        var unknown = Guid.NewGuid();
        var lookups = await _bench.LoadAsync(
            BuiltIn.Customer,
            [LookupBench.Row(("salespersonCode", "XX")), LookupBench.Row(("salespersonCode", "NO")), LookupBench.Row(("salespersonCode", null))],
            [LookupBench.Row(("ownerid", unknown))]);
        Assert.Equal(FieldValue.Of(_house), lookups.KeyOf(s_owner, Side.BusinessCentral, FieldValue.Of("XX")));
        Assert.Equal(FieldValue.Of("NO"), lookups.KeyOf(s_owner, Side.BusinessCentral, FieldValue.Of("NO")));
        Assert.Null(lookups.ReferenceOf(s_owner, Side.Sales, FieldValue.Of("NO")));
        Assert.Null(lookups.KeyOf(s_owner, Side.Sales, FieldValue.Of(unknown)));
        Assert.Null(lookups.KeyOf(s_owner, Side.BusinessCentral, FieldValue.Blank));
    }

    [Fact]
    public async Task The_codes_of_an_option_table_are_found_for_Business_Central()
    {
        var lookups = await _bench.LoadAsync(
            BuiltIn.Customer, [LookupBench.Row(("paymentTermsId", _net30))], [LookupBench.Row(("paymenttermscode", 1))]);
        Assert.Equal(FieldValue.Of("NET 30"), lookups.KeyOf(s_terms, Side.BusinessCentral, FieldValue.Of(_net30)));
        Assert.Equal(FieldValue.Of(_net30), lookups.ReferenceOf(s_terms, Side.BusinessCentral, FieldValue.Of("Net 30")));
        Assert.Null(lookups.ReferenceOf(s_terms, Side.BusinessCentral, FieldValue.Of("NET 45")));
        Assert.DoesNotContain(_bench.Sales.Requests, request => request.Values.Contains(FieldValue.Of(1)));
    }

    [Fact]
    public async Task Codes_are_asked_for_in_capitals_too()
    {
        var definition = BuiltIn.Customer.Field("paymentTermsId").Definition;
        var field = new MappedField(
            definition with { Options = new Dictionary<string, int> { ["net 30"] = 1 } }, BuiltIn.Customer.Field("paymentTermsId").Codec);
        var mapping = new CompiledMapping
        {
            Definition = BuiltIn.Customer.Definition,
            Fields = [field],
            BusinessCentral = BuiltIn.Customer.BusinessCentral,
            Sales = BuiltIn.Customer.Sales,
            FieldsToRead = BuiltIn.Customer.FieldsToRead,
            NewRecordDefaults = BuiltIn.Customer.NewRecordDefaults,
        };
        var lookups = await _bench.LoadAsync(mapping, [], [LookupBench.Row(("paymenttermscode", 1))]);
        Assert.Equal(FieldValue.Of(_net30), lookups.ReferenceOf(s_terms, Side.BusinessCentral, FieldValue.Of("net 30")));
    }
}
