using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Two records that are coupled, or may be.</summary>
internal readonly record struct SimPair(Guid BusinessCentral, Guid Sales)
{
    public static SimPair Of(StoredCoupling coupling) => new(coupling.BusinessCentralId, coupling.SalesId);

    public static SimPair Of(Side side, Guid id, Guid partner) => side == Side.BusinessCentral ? new SimPair(id, partner) : new SimPair(partner, id);

    public Guid On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;
}
