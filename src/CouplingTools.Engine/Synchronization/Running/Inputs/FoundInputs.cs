using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Synchronization.Running.Inputs;

/// <summary>Collects inputs, each coupling and each record without one once.</summary>
internal sealed class FoundInputs
{
    private readonly HashSet<long> _couplings = [];
    private readonly List<RecordReference> _references = [];

    public IReadOnlyCollection<RecordReference> References => _references;

    public void Add(IEnumerable<StoredCoupling> couplings) =>
        _references.AddRange(couplings.Where(coupling => _couplings.Add(coupling.Id)).Select(coupling => coupling.ToReference()));

    public void AddUncoupled(string mapping, Side side, IEnumerable<Guid> ids) =>
        _references.AddRange(ids.Distinct().Select(id => side == Side.BusinessCentral
            ? new RecordReference { Mapping = mapping, BusinessCentralId = id }
            : new RecordReference { Mapping = mapping, SalesId = id }));
}
