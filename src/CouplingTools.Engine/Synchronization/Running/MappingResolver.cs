using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Finds the mapping of inputs that name none: the one in which the record is coupled, or else the one whose table has the record and whose
/// filter takes it. Several mappings may share a table.
/// </summary>
internal sealed class MappingResolver(Workspace workspace)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    /// <summary>
    /// The references with their mapping, in their order; one whose mapping is not known has a problem instead: <c>MappingRequired</c>, or
    /// <c>MappingAmbiguous</c> with the mappings it may be.
    /// </summary>
    public async Task<IReadOnlyList<RecordReference>> ResolveAsync(IReadOnlyList<RecordReference> references, CancellationToken cancellationToken)
    {
        var coupled = await CoupledAsync(references, cancellationToken).ConfigureAwait(false);
        var open = references.Where(reference => Names(reference, coupled).Count == 0).ToList();
        var filtered = await FilteredAsync(open, cancellationToken).ConfigureAwait(false);
        return [.. references.Select(reference => Only(reference, Names(reference, coupled) is [_, ..] names ? names : Names(reference, filtered)))];
    }

    private static Guid? IdOn(Side side, RecordReference reference) =>
        (side == Side.BusinessCentral ? reference.BusinessCentralId : reference.SalesId) ?? reference.Id;

    private static List<string> Names(RecordReference reference, HashSet<(Side Side, Guid Id, string Mapping)> known) =>
    [
        .. known.Where(entry => IdOn(entry.Side, reference) == entry.Id).Select(entry => entry.Mapping)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
    ];

    private static RecordReference Only(RecordReference reference, List<string> names) => names switch
    {
        [var only] => reference with { Mapping = only },
        [] => reference with { Problem = reference.Problem ?? ErrorText.Exception("MappingRequired", ErrorClass.Configuration, reference) },
        var several => reference with { Problem = ErrorText.Exception("MappingAmbiguous", ErrorClass.Configuration, reference, string.Join(", ", several)) },
    };

    private async Task<HashSet<(Side Side, Guid Id, string Mapping)>> CoupledAsync(IReadOnlyList<RecordReference> references, CancellationToken cancellationToken)
    {
        var found = new HashSet<(Side, Guid, string)>();
        foreach (var side in s_sides)
        {
            var ids = IdsOn(side, references);
            var filter = side == Side.BusinessCentral ? new CouplingFilter { BusinessCentralIds = ids } : new CouplingFilter { SalesIds = ids };
            await foreach (var page in workspace.Store.ListAsync(filter, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
                found.UnionWith(page.Select(coupling => (side, coupling.IdOn(side), coupling.Mapping)));
        }

        return found;
    }

    private async Task<HashSet<(Side Side, Guid Id, string Mapping)>> FilteredAsync(List<RecordReference> references, CancellationToken cancellationToken)
    {
        var found = new HashSet<(Side, Guid, string)>();
        foreach (var side in s_sides.Where(_ => references.Count > 0))
        {
            var ids = IdsOn(side, references);
            foreach (var alike in workspace.Catalog.All.GroupBy(mapping => (Workspace.TableOf(mapping, side), mapping.Table(side).Filter)))
            {
                var inside = await FindAsync(alike.First(), side, ids, cancellationToken).ConfigureAwait(false);
                found.UnionWith(from mapping in alike from id in inside select (side, id, mapping.Name));
            }
        }

        return found;
    }

    /// <summary>The records that are in the table and inside the filter.</summary>
    private async Task<IEnumerable<Guid>> FindAsync(RecordMapping mapping, Side side, List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var table = mapping.Table(side);
        var found = await workspace.Service(side)
            .ReadByKeyAsync(Workspace.TableOf(mapping, side), table.Key, [.. ids.Select(id => FieldValue.Of(id))], table.Filter, [table.Key], cancellationToken)
            .ConfigureAwait(false);
        return found.Select(record => record.Id);
    }

    private static List<Guid> IdsOn(Side side, IEnumerable<RecordReference> references) =>
        [.. references.Select(reference => IdOn(side, reference)).OfType<Guid>().Distinct()];
}
