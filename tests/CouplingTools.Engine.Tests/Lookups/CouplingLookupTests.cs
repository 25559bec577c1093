using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>Lookups whose ends are joined by a coupling: a contact's company and account.</summary>
public sealed class CouplingLookupTests
{
    private static readonly LookupDefinition s_company = LookupBench.Lookup(BuiltIn.Contact, "companyNumber");

    private readonly LookupBench _bench = new();
    private readonly Guid _customer = Guid.NewGuid();
    private readonly Guid _account = Guid.NewGuid();

    public CouplingLookupTests()
    {
        _bench.Customer(_customer, "Contoso", "CT100");
        _bench.Couplings.Couple("Customer", _customer, _account);
    }

    [Fact]
    public async Task The_key_of_both_ends_is_the_Business_Central_id()
    {
        var lookups = await _bench.LoadAsync(
            BuiltIn.Contact, [LookupBench.Row(("companyNumber", "CT100"))], [LookupBench.Row(("parentcustomerid", _account))]);
        Assert.Equal(FieldValue.Of(_customer), lookups.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT100")));
        Assert.Equal(FieldValue.Of(_customer), lookups.KeyOf(s_company, Side.Sales, FieldValue.Of(_account)));
        Assert.Equal(FieldValue.Of(_account), lookups.ReferenceOf(s_company, Side.Sales, FieldValue.Of(_customer)));
        Assert.Equal(FieldValue.Of("CT100"), lookups.ReferenceOf(s_company, Side.BusinessCentral, FieldValue.Of(_customer)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_side_alone_leads_to_the_other(bool fromSales)
    {
        var lookups = fromSales
            ? await _bench.LoadAsync(BuiltIn.Contact, [], [LookupBench.Row(("parentcustomerid", _account))])
            : await _bench.LoadAsync(BuiltIn.Contact, [LookupBench.Row(("companyNumber", "CT100"))], []);
        var counterpart = lookups.ReferenceOf(s_company, fromSales ? Side.BusinessCentral : Side.Sales, FieldValue.Of(_customer));
        Assert.Equal(fromSales ? FieldValue.Of("CT100") : FieldValue.Of(_account), counterpart);
    }

    [Fact]
    public async Task A_known_record_that_is_not_coupled_differs_from_an_unknown_one()
    {
        var uncoupled = Guid.NewGuid();
        _bench.Customer(uncoupled, "Fabrikam", "CT200");
        var lookups = await _bench.LoadAsync(
            BuiltIn.Contact,
            [LookupBench.Row(("companyNumber", "CT200")), LookupBench.Row(("companyNumber", "CT999"))],
            [LookupBench.Row(("parentcustomerid", Guid.Empty))]);
        Assert.Equal(FieldValue.Of(uncoupled), lookups.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT200")));
        Assert.Null(lookups.ReferenceOf(s_company, Side.Sales, FieldValue.Of(uncoupled)));
        Assert.Null(lookups.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT999")));
        Assert.Null(lookups.KeyOf(s_company, Side.Sales, FieldValue.Of(Guid.Empty)));
    }

    [Fact]
    public async Task A_customer_with_two_company_contacts_is_no_counterpart()
    {
        _bench.Customer(_customer, "Contoso", "CT101");
        var lookups = await _bench.LoadAsync(BuiltIn.Contact, [], [LookupBench.Row(("parentcustomerid", _account))]);
        Assert.Equal(FieldValue.Of(_customer), lookups.KeyOf(s_company, Side.Sales, FieldValue.Of(_account)));
        Assert.Null(lookups.ReferenceOf(s_company, Side.BusinessCentral, FieldValue.Of(_customer)));
    }

    [Fact]
    public async Task Couplings_made_during_the_run_are_seen()
    {
        var contact = LookupBench.Row(("companyNumber", "CT300"));
        var customer = Guid.NewGuid();
        var account = Guid.NewGuid();
        Assert.Null((await _bench.LoadAsync(BuiltIn.Contact, [contact], [])).KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT300")));

        _bench.Customer(customer, "Adatum", "CT300");
        var known = await _bench.LoadAsync(BuiltIn.Contact, [contact], []);
        Assert.Equal(FieldValue.Of(customer), known.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT300")));
        Assert.Null(known.ReferenceOf(s_company, Side.Sales, FieldValue.Of(customer)));

        _bench.Couplings.Couple("Customer", customer, account);
        var coupled = await _bench.LoadAsync(BuiltIn.Contact, [contact], []);
        Assert.Equal(FieldValue.Of(account), coupled.ReferenceOf(s_company, Side.Sales, FieldValue.Of(customer)));
    }

    [Fact]
    public async Task A_company_s_number_leads_to_its_customer_by_way_of_its_name()
    {
        await _bench.LoadAsync(BuiltIn.Contact, [LookupBench.Row(("companyNumber", "CT100"))], []);
        Assert.Equal(["contacts.number in (CT100)", "customers.displayName in (Contoso)"], _bench.BusinessCentral.Requests.Select(request => request.ToString()));
        var customers = _bench.BusinessCentral.Requests[1].Table;
        Assert.Equal(("id", "contactsInformation", "contactType eq 'Company'"), (customers.Key, customers.Expansion?.Navigation, customers.Expansion?.Filter));
        Assert.Null(_bench.BusinessCentral.Requests[0].Table.Expansion);
    }

    [Fact]
    public async Task Customers_of_one_name_are_told_apart_by_the_number_of_their_contacts()
    {
        var twin = Guid.NewGuid();
        _bench.Customer(twin, "Contoso", "CT900");
        var lookups = await _bench.LoadAsync(
            BuiltIn.Contact, [LookupBench.Row(("companyNumber", "CT100")), LookupBench.Row(("companyNumber", "CT900"))], []);
        Assert.Equal(FieldValue.Of(_customer), lookups.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT100")));
        Assert.Equal(FieldValue.Of(twin), lookups.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT900")));
        Assert.Equal("customers.displayName in (Contoso)", _bench.BusinessCentral.Requests[1].ToString());
    }

    [Fact]
    public async Task A_customer_that_bears_another_name_than_its_company_is_not_found_rather_than_mistaken()
    {
        var renamed = Guid.NewGuid();
        _bench.Customer(renamed, "Fabrikam", "CT500", contactName: "Contoso");
        var lookups = await _bench.LoadAsync(BuiltIn.Contact, [LookupBench.Row(("companyNumber", "CT500"))], []);
        Assert.Null(lookups.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT500")));
    }

    [Fact]
    public async Task A_company_that_is_no_customer_costs_no_second_search()
    {
        var lookups = await _bench.LoadAsync(BuiltIn.Contact, [LookupBench.Row(("companyNumber", "CT999"))], []);
        Assert.Null(lookups.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT999")));
        Assert.Equal(["contacts.number in (CT999)"], _bench.BusinessCentral.Requests.Select(request => request.ToString()));
    }

    [Fact]
    public async Task A_company_renamed_during_the_run_is_found_by_its_new_name()
    {
        var contact = LookupBench.Row(("companyNumber", "CT600"));
        _bench.BusinessCentral.With("contacts", ("number", "CT600"), ("displayName", "Old"));
        Assert.Null((await _bench.LoadAsync(BuiltIn.Contact, [contact], [])).KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT600")));

        var customer = Guid.NewGuid();
        _bench.Customer(customer, "New", "CT600");
        var lookups = await _bench.LoadAsync(BuiltIn.Contact, [contact], []);
        Assert.Equal(FieldValue.Of(customer), lookups.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT600")));
    }

    [Fact]
    public async Task A_customer_s_contact_is_found_by_the_customer_s_id_whatever_their_names()
    {
        var customer = Guid.NewGuid();
        var account = Guid.NewGuid();
        _bench.Customer(customer, "Fabrikam", "CT700", contactName: "Contoso");
        _bench.Couplings.Couple("Customer", customer, account);
        var lookups = await _bench.LoadAsync(BuiltIn.Contact, [], [LookupBench.Row(("parentcustomerid", account))]);
        Assert.Equal(FieldValue.Of("CT700"), lookups.ReferenceOf(s_company, Side.BusinessCentral, FieldValue.Of(customer)));
        Assert.Equal([$"customers.id in ({customer})"], _bench.BusinessCentral.Requests.Select(request => request.ToString()));
    }
}
