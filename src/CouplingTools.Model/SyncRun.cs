namespace CouplingTools;

/// <summary>One execution for one mapping. Its counters add up to its inputs.</summary>
public sealed record SyncRun
{
    /// <summary>The run's id, which its results carry.</summary>
    public required Guid Id { get; init; }

    /// <summary>The run that started this one to create what its records refer to.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>What it was for.</summary>
    public SyncRunKind Kind { get; init; }

    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The direction asked for.</summary>
    public SyncDirection Direction { get; init; }

    /// <summary>Whether it has ended, and how.</summary>
    public SyncRunStatus Status { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, in UTC; of a run whose process died, when it was last heard of.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>From its beginning to its end or, without an end, to the last result it stored.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The account and the machine it ran under.</summary>
    public required string StartedBy { get; init; }

    /// <summary>The Business Central company.</summary>
    public string? Company { get; init; }

    /// <summary>How many inputs have a result.</summary>
    public long Total => Created + Updated + Unchanged + Coupled + Conflict + Skipped + Deferred + Failed + Ambiguous;

    /// <summary>How many records were created and coupled.</summary>
    public long Created { get; init; }

    /// <summary>How many records were updated.</summary>
    public long Updated { get; init; }

    /// <summary>How many needed nothing.</summary>
    public long Unchanged { get; init; }

    /// <summary>How many pairs were coupled.</summary>
    public long Coupled { get; init; }

    /// <summary>How many have a conflict that is held.</summary>
    public long Conflict { get; init; }

    /// <summary>How many were left alone on purpose.</summary>
    public long Skipped { get; init; }

    /// <summary>How many wait for another record.</summary>
    public long Deferred { get; init; }

    /// <summary>How many could not be synchronized.</summary>
    public long Failed { get; init; }

    /// <summary>How many were written with an effect that cannot be told.</summary>
    public long Ambiguous { get; init; }

    /// <summary>How many of these are about couplings that are suspended: left alone for it, or suspended by this run.</summary>
    public long Suspended { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();
}
