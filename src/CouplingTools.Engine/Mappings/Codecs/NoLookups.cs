using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>Knows no reference; for codecs that follow none.</summary>
internal sealed class NoLookups : ILookups
{
    public static NoLookups Instance { get; } = new();

    public FieldValue? KeyOf(LookupDefinition lookup, Side side, FieldValue reference) => null;

    public FieldValue? ReferenceOf(LookupDefinition lookup, Side side, FieldValue key) => null;
}
