using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Synchronization.Running.Inputs;

/// <summary>Every coupling of some mappings as the inputs of a run.</summary>
internal sealed class AllCouplings(Workspace workspace, IReadOnlyList<RecordMapping> mappings, int pageSize)
{
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var mapping in mappings)
            count += await workspace.Store.CountAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
        return count;
    }

    public async IAsyncEnumerable<RecordReference> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var mapping in mappings)
        {
            var couplings = workspace.Store.ListAsync(new CouplingFilter { Mapping = mapping.Name }, pageSize, cancellationToken);
            await foreach (var page in couplings.ConfigureAwait(false))
            {
                foreach (var coupling in page)
                    yield return coupling.ToReference();
            }
        }
    }
}
