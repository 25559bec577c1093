using System.Globalization;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;

namespace CouplingTools.Engine.Synchronization.Running.Leases;

/// <summary>Says who has the couplings that were not to be had.</summary>
internal sealed class LeaseHolders(Workspace workspace)
{
    public async Task<Func<CouplingClaim, string>> NamesOfAsync(IEnumerable<CouplingClaim> claims, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, string>();
        var ids = claims.Where(claim => claim.State == ClaimState.Held).Select(claim => claim.Other).OfType<Guid>().Distinct().ToList();
        if (ids.Count > 0)
        {
            await foreach (var page in workspace.Store.ListRunsAsync(new RunFilter { Ids = ids }, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
            {
                foreach (var run in page)
                    names[run.Id] = NameOf(run);
            }
        }

        return claim => claim.Other is { } holder && names.TryGetValue(holder, out var name) ? name : ErrorText.Message("AnotherRun");
    }

    public static string NameOf(RunRecord run) =>
        ErrorText.Message("RunOf", run.StartedBy, run.ProcessId, run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
