using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>What the records of a chunk ask of one lookup.</summary>
internal sealed class LookupNeed
{
    private readonly Dictionary<Side, HashSet<FieldValue>> _references = new()
    {
        [Side.BusinessCentral] = [],
        [Side.Sales] = [],
    };

    private LookupNeed(LookupDefinition lookup) => Lookup = lookup;

    public LookupDefinition Lookup { get; }

    /// <summary>Keys that a mapping spells out: the Business Central codes of an option table.</summary>
    public HashSet<FieldValue> NamedKeys { get; } = [];

    /// <summary>Whether the lookup leads to the options of a Sales column.</summary>
    public bool IsOption { get; private set; }

    public HashSet<Side> Targets { get; } = [];

    public IReadOnlyCollection<FieldValue> References(Side side) => _references[side];

    public static IReadOnlyList<LookupNeed> Of(
        IReadOnlyList<MappedField> fields, IReadOnlyList<Record> businessCentral, IReadOnlyList<Record> sales)
    {
        var needs = new Dictionary<LookupDefinition, LookupNeed>();
        foreach (var field in fields)
        {
            if (field.Definition.Lookup is not { } lookup)
                continue;
            if (!needs.TryGetValue(lookup, out var need))
                needs.Add(lookup, need = new(lookup));
            need.Add(field, businessCentral, sales);
        }
        return [.. needs.Values];
    }

    private void Add(MappedField field, IReadOnlyList<Record> businessCentral, IReadOnlyList<Record> sales)
    {
        IsOption |= field.Definition.Codec == CodecNames.Option;
        foreach (var side in Enum.GetValues<Side>())
        {
            if (field.Definition.Direction.Allows(side))
                Targets.Add(side);
        }
        Collect(field, Side.BusinessCentral, businessCentral);
        if (field.Definition.Options.Count == 0)
            Collect(field, Side.Sales, sales);
        else if (field.Definition.Direction.Allows(Side.BusinessCentral) && sales.Count > 0)
            NamedKeys.UnionWith(field.Definition.Options.Keys.Select(key => FieldValue.Of(key)));
    }

    private void Collect(MappedField field, Side side, IReadOnlyList<Record> records)
    {
        foreach (var record in records)
            _references[side].UnionWith(field.ValuesOf(side, record).Where(value => !string.IsNullOrWhiteSpace(value.Text)));
    }
}
