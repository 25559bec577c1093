using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>A hop's table, asked in both directions.</summary>
internal sealed class HopTable(IRecordService service, LookupHop hop, bool keepsMisses)
{
    private readonly HopDirection _keys = new(service, hop, hop.Reference, hop.Key, keepsMisses);
    private readonly HopDirection _references = new(service, hop, hop.Key, hop.Reference, keepsMisses);
    private TableReference? _table;

    public async Task<LookupAnswers> KeysOfAsync(IReadOnlyCollection<FieldValue> references, CancellationToken cancellationToken) =>
        references.Count == 0
            ? LookupAnswers.None
            : await _keys.AskAsync(await TableAsync(cancellationToken).ConfigureAwait(false), references, cancellationToken).ConfigureAwait(false);

    public async Task<LookupAnswers> ReferencesOfAsync(IReadOnlyCollection<FieldValue> keys, CancellationToken cancellationToken) =>
        keys.Count == 0
            ? LookupAnswers.None
            : await _references.AskAsync(await TableAsync(cancellationToken).ConfigureAwait(false), keys, cancellationToken).ConfigureAwait(false);

    private async Task<TableReference> TableAsync(CancellationToken cancellationToken)
    {
        if (_table is { } known)
            return known;
        var table = new TableReference(hop.EntitySet, hop.Reference, hop.LogicalName);
        var description = await service.DescribeAsync(table, cancellationToken).ConfigureAwait(false);
        return _table = table with { Key = IdField(description) };
    }

    /// <summary>The mapping does not name the field of the row's id, which the services want to read with every row.</summary>
    private string IdField(TableDescription description)
    {
        string?[] usual = [hop.Reference, "id", hop.LogicalName + "id"];
        return usual.FirstOrDefault(name => name is not null && description.Fields.TryGetValue(name, out var field) && field.Kind == FieldKind.Guid)
            ?? description.Fields.Values.FirstOrDefault(field => field.Kind == FieldKind.Guid)?.Name
            ?? hop.Reference;
    }
}
