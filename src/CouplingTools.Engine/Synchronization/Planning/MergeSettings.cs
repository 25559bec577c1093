using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>What a run may do with the fields of a pair.</summary>
/// <param name="Direction">The direction of the run.</param>
/// <param name="OnConflict">Who wins a conflict.</param>
/// <param name="Overwrite">Whether the target is made equal to the source.</param>
internal sealed record MergeSettings(
    SyncDirection Direction,
    ConflictPolicy OnConflict = ConflictPolicy.Hold,
    bool Overwrite = false)
{
    /// <summary>What the merge may do with one field of a pair.</summary>
    public MergePolicy PolicyFor(MappedField field, RecordPair pair) => new(
        Direction,
        field.Definition.Direction,
        OnConflict,
        OnConflict == ConflictPolicy.Newest ? pair.Newer : null,
        Overwrite,
        field.Definition.NotNull);
}
