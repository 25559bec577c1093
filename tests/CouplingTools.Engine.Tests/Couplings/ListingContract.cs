using CouplingTools.Engine.Couplings;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

/// <summary>How every kind of store lists couplings.</summary>
public abstract class ListingContract : CouplingStoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(21)]
    public async Task Pages_hold_every_coupling_once_in_the_order_made(int pageSize)
    {
        var store = await StoreAsync();
        var added = await store.AddAsync(Samples.Couplings(20), Token);
        await store.AddAsync(Samples.Couplings(5, "Vendor"), Token);
        var pages = await store.ListAsync(new() { Mapping = "Customer" }, pageSize, Token).ToListAsync(Token);
        Assert.All(pages, page => Assert.InRange(page.Count, 1, pageSize));
        Assert.Equal(added, pages.SelectMany(page => page));
    }

    [Fact]
    public async Task A_listing_goes_on_while_couplings_go_and_ends_before_those_that_come()
    {
        var store = await StoreAsync();
        var added = await store.AddAsync(Samples.Couplings(6), Token);
        var seen = new List<long>();
        await foreach (var page in store.ListAsync(new(), 2, Token))
        {
            seen.AddRange(page.Select(coupling => coupling.Id));
            if (seen.Count > 2)
                continue;
            await store.RemoveAsync([added[0].Id, added[2].Id], null, Token);
            await store.AddAsync(Samples.Couplings(3, "Vendor"), Token);
        }
        Assert.Equal([added[0].Id, added[1].Id, added[3].Id, added[4].Id, added[5].Id], seen);
    }

    [Fact]
    public async Task Watermarks_are_kept_for_each_side_of_each_mapping_and_company()
    {
        var store = await StoreAsync();
        await store.WriteWatermarksAsync([new("Customer", Side.BusinessCentral, "a"), new("Customer", Side.Sales, "b"), new("Vendor", Side.Sales, "c")], Token);
        await store.WriteWatermarksAsync([new("customer", Side.Sales, "d")], Token);

        Assert.Equal("a", await store.ReadWatermarkAsync("Customer", Side.BusinessCentral, Token));
        Assert.Equal("d", await store.ReadWatermarkAsync("CUSTOMER", Side.Sales, Token));
        Assert.Null(await store.ReadWatermarkAsync("Vendor", Side.BusinessCentral, Token));
        await using var other = await OpenAsync(new StoreScope(Guid.NewGuid(), Guid.NewGuid()));
        Assert.Null(await other.ReadWatermarkAsync("Customer", Side.Sales, Token));
    }

    [Fact]
    public async Task Every_part_of_the_filter_restricts()
    {
        var store = await StoreAsync();
        var added = await store.AddAsync(
            [
                Samples.Coupling(number: "C1") with { Status = CouplingStatus.Conflict },
                Samples.Coupling(number: "C2") with { Status = CouplingStatus.Failed },
                Samples.Coupling("Vendor", "C1") with { Status = CouplingStatus.Synchronized },
            ],
            Token);

        Assert.Equal([0, 1, 2], await Listed(new()));
        Assert.Equal([2], await Listed(new() { Mapping = "vendor" }));
        Assert.Equal([0, 2], await Listed(new() { Numbers = ["c1"] }));
        Assert.Equal([0], await Listed(new() { Numbers = ["C1", "C2"], Mapping = "Customer", Statuses = [CouplingStatus.Conflict] }));
        Assert.Equal([0, 1], await Listed(new() { Statuses = [CouplingStatus.Conflict, CouplingStatus.Failed] }));
        Assert.Equal([1], await Listed(new() { SalesIds = [added[1].SalesId, added[0].BusinessCentralId] }));
        Assert.Equal([0, 2], await Listed(new() { BusinessCentralIds = [added[0].BusinessCentralId, added[2].BusinessCentralId] }));
        Assert.Empty(await Listed(new() { SalesIds = [] }));

        async Task<IEnumerable<int>> Listed(CouplingFilter filter)
        {
            var pages = await store.ListAsync(filter, 2, Token).ToListAsync(Token);
            return pages.SelectMany(page => page).Select(coupling => added.ToList().IndexOf(coupling));
        }
    }
}
