using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>The answers loaded for the records of one chunk.</summary>
internal sealed class LoadedLookups(IReadOnlyDictionary<LookupDefinition, LoadedLookup> lookups) : ILookups
{
    public FieldValue? KeyOf(LookupDefinition lookup, Side side, FieldValue reference) =>
        lookups.TryGetValue(lookup, out var loaded) ? loaded.Keys(side)[reference] : null;

    public FieldValue? ReferenceOf(LookupDefinition lookup, Side side, FieldValue key) =>
        lookups.TryGetValue(lookup, out var loaded) ? loaded.References(side)[key] : null;

    public Guid? RecordOf(LookupDefinition lookup, FieldValue key) =>
        lookups.TryGetValue(lookup, out var loaded) ? loaded.Records[key]?.Value as Guid? : null;
}
