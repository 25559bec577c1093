using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running.Inputs;

/// <summary>Which records the filter of a mapping takes; the service itself evaluates it.</summary>
internal sealed class MappingFilter(Workspace workspace, RecordMapping mapping, Side side)
{
    public async Task<IReadOnlyCollection<Guid>> KeepInsideAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var table = mapping.Table(side);
        if (ids.Count == 0 || table.Filter is null)
            return ids;
        var inside = await workspace.Service(side)
            .ReadByKeyAsync(Workspace.TableOf(mapping, side), table.Key, [.. ids.Select(id => FieldValue.Of(id))], table.Filter, [table.Key], cancellationToken)
            .ConfigureAwait(false);
        return inside.Select(record => record.Id).ToHashSet();
    }
}
