using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings;

/// <summary>Shows stored couplings as users see them.</summary>
internal sealed class CouplingView(Workspace workspace, string company)
{
    public RecordCoupling Of(StoredCoupling coupling) => new()
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
        BusinessCentralUrl = LinkTo(Side.BusinessCentral, coupling),
        SalesUrl = LinkTo(Side.Sales, coupling),
    };

    /// <summary>A coupling may outlive its mapping; it then has no links.</summary>
    public Uri? LinkTo(Side side, StoredCoupling coupling) => workspace.Catalog.TryFind(coupling.Mapping) is { } mapping
        ? workspace.Service(side).LinkTo(mapping.Table(side), coupling.IdOn(side))
        : null;
}
