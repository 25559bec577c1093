using CouplingTools.Engine.Couplings.Suspension;

namespace CouplingTools.Engine.Couplings;

/// <summary>A coupling as the store keeps it.</summary>
internal sealed record StoredCoupling
{
    /// <summary>The store's own key; 0 until stored.</summary>
    public long Id { get; init; }

    public required string Mapping { get; init; }

    public required Guid BusinessCentralId { get; init; }

    public required Guid SalesId { get; init; }

    public string? Number { get; init; }

    public string? Name { get; init; }

    public CouplingStatus Status { get; init; } = CouplingStatus.NeverSynchronized;

    public SyncOutcome? LastOutcome { get; init; }

    public string? LastReason { get; init; }

    public string? LastError { get; init; }

    public string? BusinessCentralVersion { get; init; }

    public string? SalesVersion { get; init; }

    public DateTimeOffset CoupledAt { get; init; }

    public DateTimeOffset? LastSynchronizedAt { get; init; }

    /// <summary>How often it failed for the same cause in a row, since it last did not.</summary>
    public RepeatedFailure? Failure { get; init; }

    /// <summary>A person's decision to keep it out of synchronization; once stored, only <see cref="ICouplingStore.HoldAsync"/> changes it.</summary>
    public CouplingHold? Hold { get; init; }

    /// <summary>The number of the last claim; it grows with each, so that who read this sees whether somebody claimed it since.</summary>
    public long Fence { get; init; }

    /// <summary>The run that has claimed it, if one has.</summary>
    public Guid? LeaseRun { get; init; }

    /// <summary>What the run that is through with it since the last claim was asked to do.</summary>
    public string? DoneKey { get; init; }

    /// <summary>The status as users see it.</summary>
    public CouplingStatus ShownStatus => Hold is null ? Status : CouplingStatus.Suspended;

    public Guid IdOn(Side side) => side == Side.BusinessCentral ? BusinessCentralId : SalesId;

    public string? VersionOn(Side side) => side == Side.BusinessCentral ? BusinessCentralVersion : SalesVersion;

    /// <summary>The coupling as the input of a run.</summary>
    public RecordReference ToReference() => new() { Mapping = Mapping, BusinessCentralId = BusinessCentralId, SalesId = SalesId, IsCoupling = true };
}
