using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings;

/// <summary>Couplings by the ids of both sides.</summary>
internal sealed class CouplingIndex(IReadOnlyCollection<StoredCoupling> couplings)
{
    private readonly ILookup<Guid, StoredCoupling> _bySide = couplings
        .DistinctBy(coupling => coupling.Id)
        .SelectMany(coupling => (IEnumerable<(Guid Id, StoredCoupling Coupling)>)[(coupling.BusinessCentralId, coupling), (coupling.SalesId, coupling)])
        .ToLookup(entry => entry.Id, entry => entry.Coupling);

    /// <summary>The couplings that one of the item's records already has.</summary>
    public IReadOnlyList<StoredCoupling> Of(SyncItem item)
    {
        Guid?[] ids = [item.IdOn(Side.BusinessCentral), item.IdOn(Side.Sales), item.Reference.Id];
        return [.. ids.OfType<Guid>().SelectMany(id => _bySide[id]).DistinctBy(coupling => coupling.Id)];
    }
}
