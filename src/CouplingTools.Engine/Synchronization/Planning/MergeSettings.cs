using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>What a run may do with the fields of a pair.</summary>
/// <param name="Direction">The direction of the run.</param>
/// <param name="OnConflict">Who wins a conflict of a field that does not say.</param>
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

    /// <summary>Who wins by the call, which goes before what the fields say; <see langword="null"/> where the call says nothing.</summary>
    public ConflictPolicy? Asked { get; init; }

    /// <summary>How far the services' clocks are ahead.</summary>
    public ClockSkew Skew { get; init; }

    /// <summary>Narrows a resolution to the fields that an input itself names.</summary>
    public MergeSettings Within(IReadOnlyCollection<string>? fields) =>
        Resolution is null || fields is null ? this : this with { Resolution = Resolution with { Fields = [.. fields.Where(Resolution.Covers)] } };

    /// <summary>What the merge may do with one field of a pair.</summary>
    public MergePolicy PolicyFor(MappedField field, RecordPair pair)
    {
        var onConflict = Asked ?? field.Definition.OnConflict ?? OnConflict;
        return new(
            Direction,
            field.Definition.Direction,
            onConflict,
            onConflict == ConflictPolicy.Newest ? pair.Newer(Skew) : null,
            Overwrite,
            field.Definition.NotNull,
            Source);
    }
}
