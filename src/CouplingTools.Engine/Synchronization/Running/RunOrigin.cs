namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What a synchronization is part of.</summary>
/// <param name="Kind">What its run is for.</param>
internal sealed record RunOrigin(SyncRunKind Kind)
{
    /// <summary>A call of its own.</summary>
    public static RunOrigin Call { get; } = new(SyncRunKind.Synchronization);

    /// <summary>The run that needs this one's records.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The run under way that this one belongs to; it has none of its own then.</summary>
    public Guid? SharedId { get; init; }

    /// <summary>Whether it completes records that the run wrote without a field, because a circle of lookups kept them waiting for each other.</summary>
    public bool IsSecondPhase { get; init; }
}
