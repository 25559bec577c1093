using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.OData;

namespace CouplingTools.Engine.Synchronization.Running.Inputs;

/// <summary>Which records the filter of a mapping takes, and which of those are not another company's where that is asked for; the service itself tells.</summary>
internal sealed class MappingFilter(Workspace workspace, RecordMapping mapping, Side side, CompanyMark? company = null)
{
    public async Task<IReadOnlyCollection<Guid>> KeepInsideAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var table = mapping.Table(side);
        var filter = FilterText.All(table.Filter, company?.OwnOrFree);
        if (ids.Count == 0 || filter is null)
            return ids;
        var inside = await workspace.Service(side)
            .ReadByKeyAsync(Workspace.TableOf(mapping, side), table.Key, [.. ids.Select(id => FieldValue.Of(id))], filter, [table.Key], cancellationToken)
            .ConfigureAwait(false);
        return inside.Select(record => record.Id).ToHashSet();
    }
}
