using System.Runtime.CompilerServices;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings;

/// <summary>Finds the couplings of what belongs to coupled records, such as a customer's contacts, as Sales knows them.</summary>
internal sealed class DependentCouplings(Workspace workspace)
{
    /// <summary>The couplings of what belongs to some records of a mapping, by the mappings of these.</summary>
    public async IAsyncEnumerable<(string Mapping, IReadOnlyList<StoredCoupling> Couplings)> FindAsync(
        string owner, IReadOnlyCollection<StoredCoupling> owners, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (owners.Count == 0)
            yield break;
        foreach (var (mapping, field) in PartsOf(owner))
        {
            var ids = owners.Select(coupling => FieldValue.Of(coupling.SalesId)).ToList();
            var key = mapping.Table(Side.Sales).Key;
            var rows = await workspace.Service(Side.Sales)
                .ReadByKeyAsync(Workspace.TableOf(mapping, Side.Sales), field, ids, null, [key], cancellationToken)
                .ConfigureAwait(false);
            var couplings = await workspace.Store
                .FindAsync(mapping.Name, Side.Sales, [.. rows.Select(row => row.Id)], cancellationToken)
                .ConfigureAwait(false);
            if (couplings.Count > 0)
                yield return (mapping.Name, couplings);
        }
    }

    private IEnumerable<(RecordMapping Mapping, string Field)> PartsOf(string owner) =>
        from mapping in workspace.Catalog.All
        from field in mapping.Fields
        where field.Lookup is { IsPartOf: true } lookup && string.Equals(lookup.Mapping, owner, StringComparison.OrdinalIgnoreCase)
        select (mapping, field.Sales[0]);
}
