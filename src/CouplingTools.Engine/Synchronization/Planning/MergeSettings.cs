using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>What a run may do with the fields of a pair.</summary>
/// <param name="Direction">The direction of the run.</param>
/// <param name="OnConflict">Who wins a conflict.</param>
/// <param name="Overwrite">Whether the target is made equal to the source.</param>
/// <param name="Resolution">The conflicts a person decided; then nothing else is written.</param>
internal sealed record MergeSettings(
    SyncDirection Direction,
    ConflictPolicy OnConflict = ConflictPolicy.Hold,
    bool Overwrite = false,
    ConflictResolution? Resolution = null)
{
    /// <summary>The side that the other one was just created from.</summary>
    public Side? Source { get; init; }

    /// <summary>Narrows a resolution to the fields that an input itself names.</summary>
    public MergeSettings Within(IReadOnlyCollection<string>? fields) =>
        Resolution is null || fields is null ? this : this with { Resolution = Resolution with { Fields = [.. fields.Where(Resolution.Covers)] } };

    /// <summary>What the merge may do with one field of a pair.</summary>
    public MergePolicy PolicyFor(MappedField field, RecordPair pair) => new(
        Direction,
        field.Definition.Direction,
        OnConflict,
        OnConflict == ConflictPolicy.Newest ? pair.Newer : null,
        Overwrite,
        field.Definition.NotNull,
        Source);
}
