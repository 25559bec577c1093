using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Finds out what people call the records that others wait for, of which only the ids are known.</summary>
internal sealed class WaitedRecords(Workspace workspace)
{
    /// <summary>The names by id, read together.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NameAsync(IEnumerable<CodecProblem> problems, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, string>();
        var waited = problems.Where(problem => problem is { WaitsForId: not null, WaitsForSide: not null })
            .ToLookup(problem => (Mapping: workspace.Catalog.TryFind(problem.WaitsForMapping ?? string.Empty), Side: problem.WaitsForSide!.Value), problem => problem.WaitsForId!.Value);
        foreach (var group in waited)
        {
            if (group.Key.Mapping is { } mapping)
                await ReadAsync(mapping, group.Key.Side, [.. group.Distinct()], names, cancellationToken).ConfigureAwait(false);
        }

        return names;
    }

    private async Task ReadAsync(RecordMapping mapping, Side side, IReadOnlyList<Guid> ids, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var table = mapping.Table(side);
        string[] fields = [.. new[] { table.Key, table.Number, table.Name }.OfType<string>().Distinct(StringComparer.Ordinal)];
        try
        {
            var records = await workspace.Service(side).ReadAsync(Workspace.TableOf(mapping, side), ids, fields, cancellationToken).ConfigureAwait(false);
            foreach (var record in records.Values)
                names[record.Id] = string.Join(' ', new[] { Display.Number(mapping, side, record), Display.Name(mapping, side, record) }.OfType<string>().Distinct(StringComparer.Ordinal));
        }
        catch (ServiceException)
        {
            // The others wait in any case, and their results name the id.
        }
    }
}
