using CouplingTools.Engine.Couplings.Encoding;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>A row of the couplings table as the database returns it.</summary>
internal sealed class CouplingRow
{
    public const string Columns =
        """
        c.id AS Id, c.mapping AS Mapping, c.business_central_id AS BusinessCentralId, c.sales_id AS SalesId,
        c.number AS Number, c.name AS Name, c.status AS Status, c.last_outcome AS LastOutcome, c.last_reason AS LastReason,
        c.last_error AS LastError, c.business_central_version AS BusinessCentralVersion, c.sales_version AS SalesVersion,
        c.coupled_at AS CoupledAt, c.last_synchronized_at AS LastSynchronizedAt,
        c.failure AS Failure, c.hold AS Hold, c.lease_run AS LeaseRun, c.fence AS Fence, c.done_key AS DoneKey
        """;

    public long Id { get; init; }

    public required string Mapping { get; init; }

    public required string BusinessCentralId { get; init; }

    public required string SalesId { get; init; }

    public string? Number { get; init; }

    public string? Name { get; init; }

    public required string Status { get; init; }

    public string? LastOutcome { get; init; }

    public string? LastReason { get; init; }

    public string? LastError { get; init; }

    public string? BusinessCentralVersion { get; init; }

    public string? SalesVersion { get; init; }

    public required string CoupledAt { get; init; }

    public string? LastSynchronizedAt { get; init; }

    public string? Failure { get; init; }

    public string? Hold { get; init; }

    public string? LeaseRun { get; init; }

    public long Fence { get; init; }

    public string? DoneKey { get; init; }

    public StoredCoupling ToCoupling() => new()
    {
        Id = Id,
        Mapping = Mapping,
        BusinessCentralId = Guid.ParseExact(BusinessCentralId, "D"),
        SalesId = Guid.ParseExact(SalesId, "D"),
        Number = Number,
        Name = Name,
        Status = Enum.Parse<CouplingStatus>(Status),
        LastOutcome = LastOutcome is null ? null : Enum.Parse<SyncOutcome>(LastOutcome),
        LastReason = LastReason,
        LastError = LastError,
        BusinessCentralVersion = BusinessCentralVersion,
        SalesVersion = SalesVersion,
        CoupledAt = StoreTime.Read(CoupledAt),
        LastSynchronizedAt = LastSynchronizedAt is null ? null : StoreTime.Read(LastSynchronizedAt),
        Failure = Failure is null ? null : StoreJson.ReadFailure(Failure),
        Hold = Hold is null ? null : StoreJson.ReadHold(Hold),
        LeaseRun = LeaseRun is null ? null : Guid.ParseExact(LeaseRun, "D"),
        Fence = Fence,
        DoneKey = DoneKey,
    };
}
