using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings;

/// <summary>Shows stored couplings as users see them.</summary>
internal sealed class CouplingView(Workspace workspace, string company)
{
    public RecordCoupling Of(StoredCoupling coupling, WriteIntent? creation = null) => new()
    {
        Mapping = coupling.Mapping,
        Number = coupling.Number,
        Name = coupling.Name,
        Status = coupling.ShownStatus,
        BusinessCentralId = coupling.BusinessCentralId,
        SalesId = coupling.SalesId,
        Company = company,
        LastOutcome = coupling.LastOutcome,
        LastReason = coupling.LastReason,
        LastError = coupling.LastError,
        SuspendedAt = coupling.Hold?.At ?? coupling.Failure?.SuspendedAt,
        SuspendedBy = coupling.Hold?.By,
        Failures = coupling.Failure?.Count ?? 0,
        CoupledAt = coupling.CoupledAt,
        LastSynchronizedAt = coupling.LastSynchronizedAt,
        Ambiguity = creation is null ? null : creation.ToCreation(),
        BusinessCentralUrl = LinkTo(Side.BusinessCentral, coupling),
        SalesUrl = LinkTo(Side.Sales, coupling),
    };

    /// <summary>A create that may have made a coupling's second record.</summary>
    public RecordCoupling Of(WriteIntent creation)
    {
        var mapping = workspace.Catalog.TryFind(creation.Mapping);
        var coupling = new StoredCoupling
        {
            Mapping = creation.Mapping,
            BusinessCentralId = creation.Side == Side.BusinessCentral ? Guid.Empty : creation.SourceId,
            SalesId = creation.Side == Side.Sales ? Guid.Empty : creation.SourceId,
            Name = mapping is null ? null : creation.Values.GetValueOrDefault(mapping.Table(creation.Side).Name).Text,
            Number = mapping?.Table(creation.Side).Number is { } number && creation.Values.TryGetValue(number, out var value) ? value.Text : null,
            Status = CouplingStatus.Ambiguous,
            LastOutcome = SyncOutcome.Ambiguous,
            LastReason = "CreateUnknown",
            CoupledAt = creation.CreatedAt,
        };
        var shown = Of(coupling, creation);
        return creation.Side == Side.BusinessCentral ? shown with { BusinessCentralUrl = null } : shown with { SalesUrl = null };
    }

    /// <summary>A coupling may outlive its mapping; it then has no links.</summary>
    public Uri? LinkTo(Side side, StoredCoupling coupling) => workspace.Catalog.TryFind(coupling.Mapping) is { } mapping
        ? workspace.Service(side).LinkTo(mapping.Table(side), coupling.IdOn(side))
        : null;
}
