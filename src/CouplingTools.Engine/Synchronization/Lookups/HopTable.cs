using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>A hop's table, asked in both directions.</summary>
internal sealed class HopTable
{
    private readonly HopDirection _keys;
    private readonly HopDirection _references;

    public HopTable(IRecordService service, LookupHop hop, bool keepsMisses, TimeProvider time)
    {
        var rows = new HopRows(service, hop.Route, hop.EntitySet, hop.Reference, hop.Filter, hop.LogicalName, hop.Expand);
        IHopSearch search = hop.Via is { } via ? new DetourSearch(service, hop.Route, via, rows) : new FieldSearch(rows, hop.Reference);
        if (hop.Latest is not null || hop.Per is not null)
            search = new LatestSearch(search, hop, time);
        _keys = new(search, service.Side, hop.Reference, hop.Key, keepsMisses);
        _references = new(new FieldSearch(rows, hop.Key), service.Side, hop.Key, hop.Reference, keepsMisses);
    }

    public Task<LookupAnswers> KeysOfAsync(IReadOnlyCollection<FieldValue> references, CancellationToken cancellationToken) =>
        _keys.AskAsync(references, cancellationToken);

    public Task<LookupAnswers> ReferencesOfAsync(IReadOnlyCollection<FieldValue> keys, CancellationToken cancellationToken) =>
        _references.AskAsync(keys, cancellationToken);
}
