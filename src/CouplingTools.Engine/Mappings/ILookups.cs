using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings;

/// <summary>Answers references from tables and couplings that were loaded for the records at hand.</summary>
/// <remarks>
/// Keys that are texts meet without regard to case and surrounding blanks. Where a mapping's couplings join the two
/// ends, the key is the Business Central record's id: Business Central references have one whether or not the record
/// is coupled, Sales references only when it is. Where a key of the records' own may stand in for a coupling, that key is the key. For an option, the codes of its whole table are asked for, because
/// several of them may stand for the Sales value.
/// </remarks>
internal interface ILookups
{
    /// <summary>The key both sides share for a reference as <paramref name="side"/> holds it; <see langword="null"/> when nothing is known of it.</summary>
    FieldValue? KeyOf(LookupDefinition lookup, Side side, FieldValue reference);

    /// <summary>The reference as <paramref name="side"/> holds it for a shared key; <see langword="null"/> when there is no counterpart.</summary>
    FieldValue? ReferenceOf(LookupDefinition lookup, Side side, FieldValue key);

    /// <summary>The Business Central record that a key stands for, where it is known and the key itself is not its id.</summary>
    Guid? RecordOf(LookupDefinition lookup, FieldValue key) => null;
}
