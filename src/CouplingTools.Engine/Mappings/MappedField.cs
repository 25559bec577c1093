using CouplingTools.Engine.Mappings.Compilation;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings;

/// <summary>A field mapping with its codec, ready to be used.</summary>
internal sealed class MappedField(FieldMapping definition, IFieldCodec codec)
{
    public FieldMapping Definition { get; } = definition;

    public IFieldCodec Codec { get; } = codec;

    public string Name => Definition.Name;

    /// <summary>Changes with what the field's bases mean.</summary>
    public string Meaning { get; } = FieldMeaning.Of(definition);

    public IReadOnlyList<string> Fields(Side side) =>
        side == Side.BusinessCentral ? Definition.BusinessCentral : Definition.Sales;

    /// <summary>The side's own values of this field mapping, in the mapping's order.</summary>
    public IReadOnlyList<FieldValue> ValuesOf(Side side, Record record) =>
        [.. Fields(side).Select(field => record[field])];

    /// <summary>Whether the record carries all of the side's fields of this field mapping.</summary>
    public bool IsOn(Side side, Record record) => Fields(side).All(record.Values.ContainsKey);

    /// <summary>The name a value is written under: the field, or the navigation property that binds a lookup with several targets.</summary>
    public string WriteName(Side side, int index) =>
        side == Side.Sales && Definition.Lookup?.SalesNavigation is { } navigation ? navigation : Fields(side)[index];
}
