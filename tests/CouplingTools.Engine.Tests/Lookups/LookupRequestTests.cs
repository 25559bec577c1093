using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Lookups;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>How much is asked of the services and of the store.</summary>
public sealed class LookupRequestTests
{
    private readonly LookupBench _bench = new();

    [Fact]
    public async Task A_chunk_costs_one_request_for_each_table_and_direction()
    {
        for (var number = 0; number < 300; number++)
        {
            var customer = Guid.NewGuid();
            _bench.Customer(customer, $"Company {number}", $"CT{number}");
            _bench.Couplings.Couple("Customer", customer, IdOf(number));
        }
        await _bench.LoadAsync(
            BuiltIn.Contact,
            [.. Enumerable.Range(0, 150).Select(number => LookupBench.Row(("companyNumber", $"CT{number}")))],
            [.. Enumerable.Range(150, 150).Select(number => LookupBench.Row(("parentcustomerid", IdOf(number))))]);
        Assert.Equal(["displayName", "id", "number"], _bench.BusinessCentral.Requests.Select(request => request.Key).Order());
        Assert.Empty(_bench.Sales.Requests);
        Assert.Equal(2, _bench.Couplings.Asked);
    }

    [Fact]
    public async Task What_a_table_answered_is_not_asked_again()
    {
        var euro = Guid.NewGuid();
        _bench.Sales.With("transactioncurrencies", ("transactioncurrencyid", euro), ("isocurrencycode", "EUR"));
        var customers = new[] { LookupBench.Row(("currencyCode", "EUR")), LookupBench.Row(("currencyCode", "XYZ")) };
        for (var chunk = 0; chunk < 5; chunk++)
            await _bench.LoadAsync(BuiltIn.Customer, customers, [LookupBench.Row(("transactioncurrencyid", euro))]);
        Assert.Equal(
            ["transactioncurrencies.isocurrencycode in (EUR, XYZ)", $"transactioncurrencies.transactioncurrencyid in ({euro})"],
            _bench.Sales.Requests.Where(request => request.Table.EntitySet == "transactioncurrencies").Select(request => request.ToString()).Order(StringComparer.Ordinal));

        await _bench.LoadAsync(BuiltIn.Customer, [LookupBench.Row(("currencyCode", "USD"))], []);
        Assert.Equal("transactioncurrencies.isocurrencycode in (USD)", _bench.Sales.Requests[^1].ToString());
    }

    [Fact]
    public async Task A_one_way_field_is_not_looked_up_on_the_side_that_is_never_written()
    {
        var user = Guid.NewGuid();
        _bench.Sales.With("systemusers", ("systemuserid", user), ("internalemailaddress", "anna@contoso.com"));
        await _bench.LoadAsync(BuiltIn.Customer, [], [LookupBench.Row(("ownerid", user))]);
        Assert.DoesNotContain(_bench.BusinessCentral.Requests, request => request.Table.EntitySet == "salespeoplePurchasers");
    }

    [Fact]
    public async Task A_lookup_is_asked_of_its_own_API_whatever_the_API_of_the_mapping()
    {
        var definition = BuiltIn.Contact.Definition;
        var field = definition.Fields.Single(field => field.Name == "companyNumber");
        var contact = definition with
        {
            BusinessCentral = definition.BusinessCentral with { Route = "contoso/people/v1.0" },
            Fields = [field with { Lookup = field.Lookup! with { BusinessCentral = field.Lookup.BusinessCentral! with { Route = "contoso/sales/v1.0" } } }],
        };
        _bench.Customer(Guid.NewGuid(), "Adatum", "CT1");
        await _bench.LoadAsync(MappingCompiler.Compile(contact, BuiltIn.Contact.BusinessCentral, BuiltIn.Contact.Sales), [LookupBench.Row(("companyNumber", "CT1"))], []);
        await _bench.LoadAsync(BuiltIn.Contact, [LookupBench.Row(("companyNumber", "CT1"))], []);
        Assert.Equal(["contoso/sales/v1.0", "contoso/sales/v1.0", "v2.0", "v2.0"], _bench.BusinessCentral.Requests.Select(request => request.Table.Route));
    }

    [Fact]
    public async Task Records_without_references_cost_nothing()
    {
        await _bench.LoadAsync(BuiltIn.Contact, [LookupBench.Row(("companyNumber", null)), LookupBench.Row(("companyNumber", " "))], [LookupBench.Row()]);
        Assert.Empty(_bench.BusinessCentral.Requests);
        Assert.Equal(0, _bench.Couplings.Asked);
    }

    [Fact]
    public void The_cache_keeps_what_is_used_and_stays_within_its_bound()
    {
        var cache = new BoundedCache<int, string>(100, EqualityComparer<int>.Default);
        cache.Set(-1, "often");
        for (var number = 0; number < 10_000; number++)
        {
            cache.Set(number, "once");
            Assert.True(cache.TryGet(-1, out var value) && value == "often");
            Assert.InRange(cache.Count, 1, 100);
        }
        Assert.False(cache.TryGet(0, out _));
        Assert.True(cache.TryGet(9_999, out _));
    }

    private static Guid IdOf(int number) => new(number + 1, 0, 0, new byte[8]);
}
