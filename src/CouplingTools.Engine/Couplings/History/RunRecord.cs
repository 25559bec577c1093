namespace CouplingTools.Engine.Couplings.History;

/// <summary>One execution for one mapping.</summary>
internal sealed record RunRecord
{
    public required Guid Id { get; init; }

    /// <summary>The run that this one was started for.</summary>
    public Guid? ParentId { get; init; }

    public SyncRunKind Kind { get; init; }

    public required string Mapping { get; init; }

    public required SyncDirection Direction { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>The process that executes it, on the machine that <see cref="StartedBy"/> names.</summary>
    public int ProcessId { get; init; }

    /// <summary>When it last stored something.</summary>
    public DateTimeOffset? LastStoredAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Whether it ended before it was through its inputs.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>How many of its results are about couplings that are suspended.</summary>
    public long Suspended { get; init; }

    /// <summary>How many of its results ended in each outcome; the store counts.</summary>
    public IReadOnlyDictionary<SyncOutcome, long> Counters { get; init; } = new Dictionary<SyncOutcome, long>();

    /// <summary>How it stands, of which the store says whether its process is still at it.</summary>
    public SyncRunStatus Status { get; init; }
}
