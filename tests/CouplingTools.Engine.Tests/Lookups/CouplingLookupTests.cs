using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>Lookups whose ends are joined by a coupling: a contact's company and account.</summary>
public sealed class CouplingLookupTests
{
    private const string Filter = "relatedType eq 'Customer' and contactType eq 'Company'";

    private static readonly LookupDefinition s_company = LookupBench.Lookup(BuiltIn.Contact, "companyNumber");

    private readonly LookupBench _bench = new();
    private readonly Guid _customer = Guid.NewGuid();
    private readonly Guid _account = Guid.NewGuid();

    public CouplingLookupTests()
    {
        _bench.BusinessCentral.With("contactsInformation", ("contactNumber", "CT100"), ("relatedId", _customer));
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
        _bench.BusinessCentral.With("contactsInformation", ("contactNumber", "CT200"), ("relatedId", uncoupled));
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
        _bench.BusinessCentral.With("contactsInformation", ("contactNumber", "CT101"), ("relatedId", _customer));
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

        _bench.BusinessCentral.With("contactsInformation", ("contactNumber", "CT300"), ("relatedId", customer));
        var known = await _bench.LoadAsync(BuiltIn.Contact, [contact], []);
        Assert.Equal(FieldValue.Of(customer), known.KeyOf(s_company, Side.BusinessCentral, FieldValue.Of("CT300")));
        Assert.Null(known.ReferenceOf(s_company, Side.Sales, FieldValue.Of(customer)));

        _bench.Couplings.Couple("Customer", customer, account);
        var coupled = await _bench.LoadAsync(BuiltIn.Contact, [contact], []);
        Assert.Equal(FieldValue.Of(account), coupled.ReferenceOf(s_company, Side.Sales, FieldValue.Of(customer)));
    }

    [Fact]
    public async Task The_hop_is_asked_with_its_filter_and_a_real_id_field()
    {
        await _bench.LoadAsync(BuiltIn.Contact, [LookupBench.Row(("companyNumber", "CT100"))], []);
        var request = Assert.Single(_bench.BusinessCentral.Requests);
        Assert.Equal(Filter, request.Filter);
        Assert.Equal("contactId", request.Table.Key);
    }
}
