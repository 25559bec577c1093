using CouplingTools.Engine.Couplings.Suspension;

namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>A coupling in a state file, with what its records last agreed on.</summary>
internal sealed record StateCoupling
{
    public required string Mapping { get; init; }

    public required Guid BusinessCentralId { get; init; }

    public required Guid SalesId { get; init; }

    public string? Number { get; init; }

    public string? Name { get; init; }

    public required CouplingStatus Status { get; init; }

    public SyncOutcome? LastOutcome { get; init; }

    public string? LastReason { get; init; }

    public string? LastError { get; init; }

    public string? BusinessCentralVersion { get; init; }

    public string? SalesVersion { get; init; }

    public required DateTimeOffset CoupledAt { get; init; }

    public DateTimeOffset? LastSynchronizedAt { get; init; }

    public RepeatedFailure? Failure { get; init; }

    public CouplingHold? Hold { get; init; }

    public IReadOnlyDictionary<string, FieldBase>? Bases { get; init; }

    public Guid IdOn(Side side) => side == Side.BusinessCentral ? BusinessCentralId : SalesId;

    public static StateCoupling Of(StoredCoupling coupling, IReadOnlyDictionary<string, FieldBase>? bases) => new()
    {
        Mapping = coupling.Mapping,
        BusinessCentralId = coupling.BusinessCentralId,
        SalesId = coupling.SalesId,
        Number = coupling.Number,
        Name = coupling.Name,
        Status = coupling.Status,
        LastOutcome = coupling.LastOutcome,
        LastReason = coupling.LastReason,
        LastError = coupling.LastError,
        BusinessCentralVersion = coupling.BusinessCentralVersion,
        SalesVersion = coupling.SalesVersion,
        CoupledAt = coupling.CoupledAt,
        LastSynchronizedAt = coupling.LastSynchronizedAt,
        Failure = coupling.Failure,
        Hold = coupling.Hold,
        Bases = bases,
    };

    /// <summary>The coupling as it is stored. Versions tell echoes of our own writes apart, so they mean nothing in another environment.</summary>
    public Confirmation ToConfirmation(bool keepsVersions) => new()
    {
        Coupling = new StoredCoupling
        {
            Mapping = Mapping,
            BusinessCentralId = BusinessCentralId,
            SalesId = SalesId,
            Number = Number,
            Name = Name,
            Status = Status,
            LastOutcome = LastOutcome,
            LastReason = LastReason,
            LastError = LastError,
            BusinessCentralVersion = keepsVersions ? BusinessCentralVersion : null,
            SalesVersion = keepsVersions ? SalesVersion : null,
            CoupledAt = CoupledAt,
            LastSynchronizedAt = LastSynchronizedAt,
            Failure = Failure,
            Hold = Hold,
        },
        Bases = Bases ?? new Dictionary<string, FieldBase>(),
    };
}
