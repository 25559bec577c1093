using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// The creates on a side whose records nobody knows yet. Tells of a row there whether it may be one of them, by all that a lost create is
/// recovered by. Pure.
/// </summary>
internal sealed class UnknownCreates
{
    private readonly IRecordService _service;
    private readonly CorrelationField? _correlation;
    private readonly CreateKeys _keys;
    private readonly ILookup<Guid, WriteIntent> _carried;
    private readonly ILookup<(string Field, string Text), WriteIntent> _keyed;
    private readonly PrefixIndex<WriteIntent> _named;

    public UnknownCreates(CompiledMapping mapping, IRecordService service, IReadOnlyList<WriteIntent> creates)
    {
        _service = service;
        _correlation = mapping.Correlation?.Side == service.Side ? mapping.Correlation : null;
        _keys = CreateKeys.Of(mapping.Definition, service.Side);
        _carried = creates.Where(IsCarried).ToLookup(create => create.Correlation!.Value);
        var others = creates.Where(create => !IsCarried(create)).ToList();
        _keyed = others.SelectMany(create => KeysOf(create.Values.GetValueOrDefault).Select(key => (key, create))).ToLookup(entry => entry.key, entry => entry.create);
        _named = new PrefixIndex<WriteIntent>(others, create => SentValues.Essence(create.Values.GetValueOrDefault(_keys.Name).Text));
    }

    /// <summary>The first create that a row may come from.</summary>
    public WriteIntent? Of(Record row) => (_correlation?.HeldBy(row) is { } id ? _carried[id] : [])
        .Concat(KeysOf(field => row[field]).SelectMany(key => _keyed[key]))
        .Concat(_named.AlongWith(SentValues.Essence(row[_keys.Name].Text)))
        .Where(create => MayMake(create, row))
        .MinBy(create => create.Id);

    private bool IsCarried(WriteIntent create) => _correlation is not null && create.Correlation is not null;

    private IEnumerable<(string Field, string Text)> KeysOf(Func<string, FieldValue> valueOf) =>
        _keys.Fields.Where(field => !valueOf(field).IsBlank).Select(field => (field, valueOf(field).Text.Trim().ToUpperInvariant()));

    /// <summary>A row that was there before, or that nobody has written since, comes from elsewhere.</summary>
    private bool MayMake(WriteIntent create, Record row) =>
        !create.KnownBefore.Contains(row.Id) && !(row.ModifiedAt < CreateKeys.Earliest(create, _service));
}
