namespace CouplingTools;

/// <summary>The fact that one Business Central record and one Sales record are the same thing.</summary>
public sealed record RecordCoupling
{
    /// <summary>The mapping the coupling belongs to.</summary>
    public required string Mapping { get; init; }

    /// <summary>The Business Central record's number when last seen.</summary>
    public string? Number { get; init; }

    /// <summary>The record's name when last seen.</summary>
    public string? Name { get; init; }

    /// <summary>The state after the last synchronization.</summary>
    public CouplingStatus Status { get; init; }

    /// <summary>The Business Central record's id; all zeros where it is not known whether the record was created (<see cref="Ambiguity"/>).</summary>
    public Guid BusinessCentralId { get; init; }

    /// <summary>The Sales record's id.</summary>
    public Guid SalesId { get; init; }

    /// <summary>The Business Central company.</summary>
    public string? Company { get; init; }

    /// <summary>The outcome of the last synchronization.</summary>
    public SyncOutcome? LastOutcome { get; init; }

    /// <summary>The reason of the last outcome.</summary>
    public string? LastReason { get; init; }

    /// <summary>The error of the last synchronization.</summary>
    public string? LastError { get; init; }

    /// <summary>When the coupling was suspended, in UTC; nothing when it is not.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>Who suspended it; nothing when repeated failures did.</summary>
    public string? SuspendedBy { get; init; }

    /// <summary>How often in a row it failed for the same cause.</summary>
    public int Failures { get; init; }

    /// <summary>When the records were coupled, in UTC.</summary>
    public DateTimeOffset CoupledAt { get; init; }

    /// <summary>When the coupling was last synchronized, in UTC.</summary>
    public DateTimeOffset? LastSynchronizedAt { get; init; }

    /// <summary>The create that was sent and whose effect cannot be told; nothing unless the status is <see cref="CouplingStatus.Ambiguous"/>.</summary>
    public AmbiguousCreation? Ambiguity { get; init; }

    /// <summary>The address of the record's page in Business Central.</summary>
    public Uri? BusinessCentralUrl { get; init; }

    /// <summary>The address of the record's form in Sales.</summary>
    public Uri? SalesUrl { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Mapping} {Number ?? Name ?? BusinessCentralId.ToString()}: {Status}";
}
