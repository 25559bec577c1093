using System.Runtime.CompilerServices;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings;

/// <summary>Finds the couplings of what belongs to coupled records, such as a customer's contacts, as Sales knows them.</summary>
internal sealed class DependentCouplings(Workspace workspace)
{
    public async IAsyncEnumerable<StoredCoupling> FindAsync(
        IReadOnlyCollection<RecordCoupling> owners, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var owned in owners.GroupBy(owner => owner.Mapping, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var (mapping, field) in PartsOf(owned.Key))
            {
                var ids = owned.Select(owner => FieldValue.Of(owner.SalesId)).ToList();
                var key = mapping.Table(Side.Sales).Key;
                var rows = await workspace.Service(Side.Sales)
                    .ReadByKeyAsync(Workspace.TableOf(mapping, Side.Sales), field, ids, null, [key], cancellationToken)
                    .ConfigureAwait(false);
                var couplings = await workspace.Store
                    .FindAsync(mapping.Name, Side.Sales, [.. rows.Select(row => row.Id)], cancellationToken)
                    .ConfigureAwait(false);
                foreach (var coupling in couplings)
                    yield return coupling;
            }
        }
    }

    private IEnumerable<(RecordMapping Mapping, string Field)> PartsOf(string owner) =>
        from mapping in workspace.Catalog.All
        from field in mapping.Fields
        where field.Lookup is { IsPartOf: true } lookup && string.Equals(lookup.Mapping, owner, StringComparison.OrdinalIgnoreCase)
        select (mapping, field.Sales[0]);
}
