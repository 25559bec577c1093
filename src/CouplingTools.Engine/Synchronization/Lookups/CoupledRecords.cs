using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>The couplings that join the two ends of a lookup. They change while a run goes on, so they are read anew for every chunk.</summary>
internal sealed class CoupledRecords
{
    private readonly Dictionary<Guid, StoredCoupling> _byBusinessCentral;
    private readonly Dictionary<Guid, StoredCoupling> _bySales;

    private CoupledRecords(IReadOnlyList<StoredCoupling> couplings)
    {
        _byBusinessCentral = couplings.DistinctBy(coupling => coupling.BusinessCentralId).ToDictionary(coupling => coupling.BusinessCentralId);
        _bySales = couplings.DistinctBy(coupling => coupling.SalesId).ToDictionary(coupling => coupling.SalesId);
    }

    public static async Task<CoupledRecords> FindAsync(
        ICouplingStore store, string mapping, IEnumerable<FieldValue> businessCentral, IEnumerable<FieldValue> sales, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(
            FindAsync(store, mapping, Side.BusinessCentral, businessCentral, cancellationToken),
            FindAsync(store, mapping, Side.Sales, sales, cancellationToken)).ConfigureAwait(false);
        return new CoupledRecords([.. found.SelectMany(couplings => couplings)]);
    }

    public FieldValue? BusinessCentralOf(FieldValue sales) =>
        IdOf(sales) is { } id && _bySales.TryGetValue(id, out var coupling) ? FieldValue.Of(coupling.BusinessCentralId) : null;

    public FieldValue? SalesOf(FieldValue businessCentral) =>
        IdOf(businessCentral) is { } id && _byBusinessCentral.TryGetValue(id, out var coupling) ? FieldValue.Of(coupling.SalesId) : null;

    /// <summary>An id as such, also where a service holds it as text.</summary>
    public static Guid? IdOf(FieldValue value) =>
        value.Value is Guid id || Guid.TryParse(value.Value as string, out id) ? id : null;

    private static async Task<IReadOnlyList<StoredCoupling>> FindAsync(
        ICouplingStore store, string mapping, Side side, IEnumerable<FieldValue> values, CancellationToken cancellationToken)
    {
        var ids = values.Select(IdOf).OfType<Guid>().ToHashSet();
        return ids.Count == 0 ? [] : await store.FindAsync(mapping, side, ids, cancellationToken).ConfigureAwait(false);
    }
}
