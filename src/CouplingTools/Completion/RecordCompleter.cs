using CouplingTools.Engine;

namespace CouplingTools.Completion;

/// <summary>Offers values of one field of the records of a mapping.</summary>
public abstract class RecordCompleter : CouplingCompleter
{
    private const int Most = 50;

    private protected abstract Side SideOf(CompletionRequest request);

    private protected abstract string? FieldOf(MappingTable table);

    private protected abstract CompletionOffer? ToOffer(ServiceRecord record);

    private protected override Task<IReadOnlyList<CompletionOffer>> FindAsync(CompletionRequest request, CancellationToken cancellationToken)
    {
        if (request.Mapping is null)
            return Task.FromResult<IReadOnlyList<CompletionOffer>>([]);
        var mapping = request.Session.FindMapping(request.Mapping);
        var key = string.Join('\n', GetType().Name, SideOf(request), mapping.Name, request.Prefix);
        return CompletionCache.Of(request.Session).GetAsync(key, () => ReadAsync(request, mapping, cancellationToken));
    }

    private async Task<IReadOnlyList<CompletionOffer>> ReadAsync(CompletionRequest request, RecordMapping mapping, CancellationToken cancellationToken)
    {
        var side = SideOf(request);
        var table = mapping.Table(side);
        if (FieldOf(table) is not { } field)
            return [];
        var list = new RecordListRequest(mapping.Name, side) { Filter = Filter(table, field, request.Prefix), First = Most };
        var found = new List<CompletionOffer>();
        await foreach (var record in request.Session.ListRecordsAsync(list, _ => { }, cancellationToken))
        {
            if (ToOffer(record) is { } offer)
                found.Add(offer);
        }

        return [.. found.DistinctBy(completion => completion.Value).OrderBy(completion => completion.Value, StringComparer.OrdinalIgnoreCase)];
    }

    private static string? Filter(MappingTable table, string field, string prefix)
    {
        if (prefix.Length == 0)
            return table.Filter;
        var begins = $"startswith({field},'{prefix.Replace("'", "''", StringComparison.Ordinal)}')";
        return table.Filter is null ? begins : $"({table.Filter}) and {begins}";
    }
}
