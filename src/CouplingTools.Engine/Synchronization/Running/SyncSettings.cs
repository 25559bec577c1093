using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>The options of a run for one mapping, with the mapping's own where the call says nothing.</summary>
internal sealed record SyncSettings
{
    public required MergeSettings Merge { get; init; }

    public required UncoupledPolicy IfNotCoupled { get; init; }

    public required DeletedPolicy OnDeleted { get; init; }

    public SyncDirection Direction => Merge.Direction;

    /// <exception cref="CouplingException">The direction is missing or not allowed, or the options contradict each other.</exception>
    public static SyncSettings Resolve(SyncOptions options, RecordMapping mapping)
    {
        if (options.Resolution is { } resolution)
            return ResolveConflicts(resolution, mapping);

        var direction = options.Direction ?? mapping.Direction;
        if (options.Direction is null && mapping.Direction == SyncDirection.Bidirectional)
            throw ErrorText.Exception("DirectionRequired", ErrorClass.Configuration, mapping.Name);
        // Among several mappings, both directions are what each of them allows.
        if (options.Mappings is { Count: > 1 } && direction == SyncDirection.Bidirectional)
            direction = mapping.Direction;
        if (mapping.Direction != SyncDirection.Bidirectional && direction != mapping.Direction)
            throw ErrorText.Exception("DirectionNotAllowed", ErrorClass.Configuration, mapping.Name, mapping.Direction, direction);
        if (options.Overwrite && direction == SyncDirection.Bidirectional)
            throw ErrorText.Exception("OverwriteNeedsDirection", ErrorClass.Configuration, mapping.Name);

        return new SyncSettings
        {
            Merge = new MergeSettings(direction, mapping.OnConflict, options.Overwrite) { Asked = options.OnConflict },
            IfNotCoupled = options.IfNotCoupled ?? mapping.IfNotCoupled,
            OnDeleted = options.OnDeleted ?? mapping.OnDeleted,
        };
    }

    /// <summary>Who wins decides where the values go; what conflicts at all is seen from all directions of the mapping.</summary>
    private static SyncSettings ResolveConflicts(ConflictResolution resolution, RecordMapping mapping)
    {
        if (!mapping.Direction.Allows(resolution.Winner.Opposite()))
            throw ErrorText.Exception("WinnerNotAllowed", ErrorClass.Configuration, mapping.Name, mapping.Direction, resolution.Winner);
        foreach (var field in resolution.Fields ?? [])
        {
            if (!mapping.Fields.Any(known => known.Name.Equals(field, StringComparison.OrdinalIgnoreCase)))
                throw ErrorText.Exception("MappedFieldUnknown", ErrorClass.Configuration, field, mapping.Name, string.Join(", ", mapping.Fields.Select(known => known.Name)));
        }

        return new SyncSettings
        {
            Merge = new MergeSettings(mapping.Direction, Resolution: resolution) { Asked = ConflictPolicy.Hold },
            IfNotCoupled = UncoupledPolicy.Error,
            OnDeleted = DeletedPolicy.Hold,
        };
    }

    /// <summary>For operations that only look: without a direction, all that the mapping allows.</summary>
    /// <exception cref="CouplingException"><c>DirectionNotAllowed</c>.</exception>
    public static SyncSettings ResolveForReading(SyncOptions options, RecordMapping mapping) =>
        Resolve(options with { Direction = options.Direction ?? mapping.Direction }, mapping);
}
