using CouplingTools.Engine.Couplings;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

/// <summary>What every kind of store does with couplings.</summary>
public abstract class CouplingStoreContract : IAsyncDisposable
{
    private readonly List<ICouplingStore> _opened = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens the database of this test; every call opens the same one.</summary>
    private protected abstract Task<ICouplingStore> OpenAsync(StoreScope scope);

    private protected StoreScope Scope { get; } = Samples.Scope();

    private protected async Task<ICouplingStore> StoreAsync(StoreScope? scope = null)
    {
        var store = await OpenAsync(scope ?? Scope);
        _opened.Add(store);
        return store;
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_coupling_comes_back_as_it_was_stored()
    {
        var store = await StoreAsync();
        var full = Samples.FullCoupling();
        var added = Assert.Single(await store.AddAsync([full], Token));
        Assert.True(added.Id > 0);
        Assert.Equal(full with { Id = added.Id }, added);
        Assert.Equal(added, Assert.Single(await store.FindAsync("Customer", Side.Sales, [full.SalesId], Token)));
        Assert.Equal(added, Assert.Single(await store.FindAsync("Customer", Side.BusinessCentral, [full.BusinessCentralId], Token)));
    }

    [Fact]
    public async Task A_coupling_without_a_time_was_made_now()
    {
        var store = await StoreAsync();
        var before = TimeProvider.System.GetUtcNow();
        var added = await store.AddAsync([Samples.Coupling() with { CoupledAt = default }], Token);
        Assert.InRange(added[0].CoupledAt, before, TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Only_couplings_of_the_ids_asked_for_are_found()
    {
        var store = await StoreAsync();
        var couplings = await store.AddAsync(Samples.Couplings(1000), Token);
        var wanted = couplings.Where((_, index) => index % 2 == 0).ToList();
        var ids = wanted.Select(coupling => coupling.SalesId).Concat(wanted.Select(coupling => coupling.SalesId)).Append(Guid.NewGuid()).ToList();
        var found = await store.FindAsync("Customer", Side.Sales, ids, Token);
        Assert.Equal(wanted, found.OrderBy(coupling => coupling.Id));
        Assert.Empty(await store.FindAsync("Customer", Side.BusinessCentral, ids, Token));
        Assert.Empty(await store.FindAsync("Customer", Side.Sales, [], Token));
    }

    [Fact]
    public async Task A_mapping_is_found_in_any_letter_case()
    {
        var store = await StoreAsync();
        var added = await store.AddAsync([Samples.Coupling()], Token);
        Assert.Equal(added, await store.FindAsync("CUSTOMER", Side.Sales, [added[0].SalesId], Token));
        Assert.Equal(1, await store.CountAsync("customer", Token));
    }

    [Fact]
    public async Task Couplings_are_counted_by_status()
    {
        var store = await StoreAsync();
        var added = await store.AddAsync(Samples.Couplings(3), Token);
        await store.ConfirmAsync([new Confirmation { Coupling = added[0] with { Status = CouplingStatus.Synchronized } }], Token);
        Assert.Equal(
            (2, 1, 0),
            (await store.CountAsync("customer", CouplingStatus.NeverSynchronized, Token), await store.CountAsync("Customer", CouplingStatus.Synchronized, Token), await store.CountAsync("Vendor", CouplingStatus.Synchronized, Token)));
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public async Task A_second_partner_is_refused_and_the_first_is_named(Side side)
    {
        var store = await StoreAsync();
        var first = (await store.AddAsync([Samples.Coupling()], Token))[0];
        var second = side == Side.BusinessCentral
            ? Samples.Coupling() with { BusinessCentralId = first.BusinessCentralId }
            : Samples.Coupling() with { SalesId = first.SalesId };
        var conflict = await Assert.ThrowsAsync<CouplingConflictException>(() => store.AddAsync([Samples.Coupling(), second], Token));
        Assert.Equal(first, conflict.Existing);
        Assert.Equal(second, conflict.Wanted);
        Assert.Equal(1, await store.CountAsync("Customer", Token));
    }

    [Fact]
    public async Task A_record_may_be_coupled_once_in_each_mapping()
    {
        var store = await StoreAsync();
        var customer = Samples.Coupling();
        await store.AddAsync([customer, customer with { Mapping = "Vendor" }], Token);
        Assert.Equal("Vendor", Assert.Single(await store.FindAsync("Vendor", Side.Sales, [customer.SalesId], Token)).Mapping);
    }

    [Fact]
    public async Task Another_scope_sees_and_touches_nothing()
    {
        var store = await StoreAsync();
        var other = await StoreAsync(Scope with { CompanyId = Guid.NewGuid() });
        var coupling = Samples.Coupling();
        var added = (await store.ConfirmAsync([new() { Coupling = coupling, Bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("A", "A") } }], Token))[0];
        var intent = (await store.AddIntentsAsync([Samples.Intent()], Token))[0];

        Assert.Empty(await other.FindAsync("Customer", Side.Sales, [coupling.SalesId], Token));
        Assert.Equal(0, await other.CountAsync("Customer", Token));
        Assert.Empty(await other.ListAsync(new(), 10, Token).ToListAsync(Token));
        Assert.Empty(await other.ReadBasesAsync([added.Id], Token));
        Assert.Empty(await other.OpenIntentsAsync("Customer", Token));
        await other.RemoveAsync([added.Id], null, Token);
        await other.DropIntentsAsync([intent.Id], Token);
        Assert.Empty(await other.ConfirmAsync([new() { Coupling = added with { Name = "theirs" }, SettledIntents = [intent.Id] }], Token));
        await other.AddAsync([coupling], Token);

        Assert.Equal(added, Assert.Single(await store.FindAsync("Customer", Side.Sales, [coupling.SalesId], Token)));
        Assert.Single(await store.OpenIntentsAsync("Customer", Token));
        Assert.Single(await store.ReadBasesAsync([added.Id], Token));
    }

    [Fact]
    public async Task A_sales_record_that_another_company_of_the_same_organization_couples_is_found_elsewhere()
    {
        var store = await StoreAsync();
        var company = Scope with { CompanyId = Guid.NewGuid() };
        var (sibling, stranger) = (await StoreAsync(company), await StoreAsync(Samples.Scope()));
        var coupling = Samples.Coupling();
        foreach (var one in (ICouplingStore[])[store, sibling, stranger])
            await one.AddAsync([coupling], Token);

        var found = await store.FindElsewhereAsync("customer", [coupling.SalesId, Guid.NewGuid()], Token);

        Assert.Equal([company.CompanyId], found[coupling.SalesId]);
        Assert.Single(found);
        Assert.Empty(await store.FindElsewhereAsync("Vendor", [coupling.SalesId], Token));
    }

    [Fact]
    public async Task A_removed_coupling_takes_its_bases_along_and_frees_its_records()
    {
        var store = await StoreAsync();
        var bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("A", "A") };
        var stored = await store.ConfirmAsync([new() { Coupling = Samples.Coupling(), Bases = bases }, new() { Coupling = Samples.Coupling(), Bases = bases }], Token);
        await store.RemoveAsync([stored[0].Id], null, Token);
        Assert.Equal([stored[1].Id], (await store.ReadBasesAsync([.. stored.Select(one => one.Id)], Token)).Keys);
        var again = (await store.AddAsync([stored[0]], Token))[0];
        Assert.True(again.Id > stored[1].Id);
        Assert.Empty(await store.ReadBasesAsync([again.Id], Token));
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        var store = await StoreAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.AddAsync([Samples.Coupling()], cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CountAsync("Customer", cancelled.Token));
        Assert.Equal(0, await store.CountAsync("Customer", Token));
    }

    [Fact]
    public async Task Of_concurrent_couplings_of_one_record_exactly_one_is_stored()
    {
        ICouplingStore[] stores = [await StoreAsync(), await StoreAsync()];
        var contested = Samples.Couplings(20);
        var attempts =
            from coupling in contested
            from attempt in Enumerable.Range(0, 4)
            select Task.Run(() => TryAddAsync(stores[attempt % 2], coupling with { SalesId = Guid.NewGuid() }), Token);
        var outcomes = await Task.WhenAll(attempts);
        Assert.Equal(contested.Length, outcomes.Count(added => added));
        Assert.Equal(contested.Length, await stores[0].CountAsync("Customer", Token));
    }

    private static async Task<bool> TryAddAsync(ICouplingStore store, StoredCoupling coupling)
    {
        try
        {
            await store.AddAsync([coupling], Token);
            return true;
        }
        catch (CouplingConflictException conflict)
        {
            Assert.Equal(coupling.BusinessCentralId, conflict.Existing.BusinessCentralId);
            return false;
        }
    }
}
