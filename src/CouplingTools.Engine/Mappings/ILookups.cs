using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings;

/// <summary>Answers references from tables and couplings that were loaded for the records at hand.</summary>
internal interface ILookups
{
    /// <summary>The key both sides share for a reference as <paramref name="side"/> holds it; <see langword="null"/> when nothing is known of it.</summary>
    FieldValue? KeyOf(LookupDefinition lookup, Side side, FieldValue reference);

    /// <summary>The reference as <paramref name="side"/> holds it for a shared key; <see langword="null"/> when there is no counterpart.</summary>
    FieldValue? ReferenceOf(LookupDefinition lookup, Side side, FieldValue key);
}
