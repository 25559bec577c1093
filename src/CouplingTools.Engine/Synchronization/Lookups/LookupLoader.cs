using CouplingTools.Engine.Couplings; using CouplingTools.Engine.Mappings; using CouplingTools.Engine.Records; using CouplingTools.Engine.Services;
namespace CouplingTools.Engine.Synchronization.Lookups;
internal sealed class LookupLoader(IRecordService bc, IRecordService sales, ICouplingStore store) { public Task<ILookups> LoadAsync(CompiledMapping m, IReadOnlyList<Record> a, IReadOnlyList<Record> b, CancellationToken ct) { _ = bc; _ = sales; _ = store; throw new NotSupportedException(); } }
