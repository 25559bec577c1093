using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Synchronization.Running.Recovery;

namespace CouplingTools.Engine.Synchronization.Running.Leases;

/// <summary>
/// Claims the couplings of a decided chunk before anything is written, so that no two runs work on one at a time. What another run had
/// since it was read is read and decided again.
/// </summary>
internal sealed class ChunkLeases(Workspace workspace, Func<SyncChunk, Task> decideAnew, IRunHost host)
{
    // Longer than a dead run is taken for alive.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns the chunk with what may be carried out left open.</summary>
    public async Task<SyncChunk> TakeAsync(SyncChunk chunk, CancellationToken cancellationToken)
    {
        var items = chunk.Open.Where(item => item.Coupling is not null).ToList();
        if (chunk.Run.Preview || items.Count == 0)
            return chunk;
        var claims = await ClaimAsync(chunk.Run, items, cancellationToken).ConfigureAwait(false);
        var results = new ItemResults(chunk.Run, workspace.Time);
        var holders = await new LeaseHolders(workspace).NamesOfAsync(claims, cancellationToken).ConfigureAwait(false);
        var stale = new Dictionary<SyncItem, CouplingClaim>();
        foreach (var (item, claim) in items.Zip(claims))
        {
            switch (claim.State)
            {
                case ClaimState.Claimed:
                    item.Lease = new CouplingLease(chunk.Run.Id, claim.Fence);
                    break;
                case ClaimState.Held:
                    results.BeingSynchronized(item, holders(claim), isTrouble: !chunk.Run.SharesWork);
                    break;
                case ClaimState.Done:
                    results.Skip(item, "SynchronizedMeanwhile");
                    break;
                default:
                    stale.Add(item, claim);
                    break;
            }
        }

        if (stale.Values.Any(claim => claim.State == ClaimState.TakenOver))
            chunk.Run.Recovered = chunk.Run.Recovered.With(await new IntentRecovery(workspace, chunk.Run.Mapping, host).RecoverAsync(cancellationToken).ConfigureAwait(false));
        return stale.Count == 0 ? chunk : await DecideAnewAsync(chunk, stale).ConfigureAwait(false);
    }

    /// <summary>Gives up what was not stored.</summary>
    public async Task ReleaseAsync(SyncChunk chunk, CancellationToken cancellationToken)
    {
        var rest = chunk.Items.Where(item => item is { Lease: not null, Coupling: not null }).Select(item => item.Coupling!.Id).ToList();
        if (rest.Count > 0)
            await workspace.Store.ReleaseAsync(chunk.Run.Id, rest, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who asked for single records waits for them a while; who works on all goes on with the next.</summary>
    private async Task<IReadOnlyList<CouplingClaim>> ClaimAsync(MappingRun run, List<SyncItem> items, CancellationToken cancellationToken)
    {
        var claims = (await workspace.Store.ClaimAsync(run.Id, run.SharesWork ? run.DoneKey : null, CouplingsOf(items), cancellationToken).ConfigureAwait(false)).ToArray();
        var start = workspace.Time.GetTimestamp();
        while (!run.SharesWork && claims.Any(claim => claim.State == ClaimState.Held) && workspace.Time.GetElapsedTime(start) < s_patience)
        {
            await Task.Delay(s_interval, workspace.Time, cancellationToken).ConfigureAwait(false);
            var held = Enumerable.Range(0, items.Count).Where(place => claims[place].State == ClaimState.Held).ToList();
            var again = await workspace.Store.ClaimAsync(run.Id, null, CouplingsOf(held.Select(place => items[place])), cancellationToken).ConfigureAwait(false);
            foreach (var (place, claim) in held.Zip(again))
                claims[place] = claim;
        }

        return claims;
    }

    private static List<StoredCoupling> CouplingsOf(IEnumerable<SyncItem> items) => [.. items.Select(item => item.Coupling!)];

    /// <summary>Reads and decides again what was claimed from under another run.</summary>
    private async Task<SyncChunk> DecideAnewAsync(SyncChunk chunk, Dictionary<SyncItem, CouplingClaim> stale)
    {
        foreach (var item in stale.Keys)
            chunk.Run.Forget(item);
        var fresh = stale.Keys.ToDictionary(item => item, item => new SyncItem(item.Reference, item.StartedAt));
        await decideAnew(chunk with { Items = [.. fresh.Values] }).ConfigureAwait(false);
        foreach (var (item, again) in fresh)
        {
            if (stale[item] is { Fence: > 0 } claim && again.Coupling?.Id == claim.Coupling)
                again.Lease = new CouplingLease(chunk.Run.Id, claim.Fence);
        }

        return chunk with { Items = [.. chunk.Items.Select(item => fresh.GetValueOrDefault(item, item))] };
    }
}
