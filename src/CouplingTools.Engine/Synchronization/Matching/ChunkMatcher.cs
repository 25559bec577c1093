using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Synchronization.Matching;

/// <summary>Gives uncoupled items of a chunk the partners that match them, where the run wants that.</summary>
internal sealed class ChunkMatcher(RunMatches matches)
{
    public async Task MatchAsync(SyncChunk chunk, ItemResults results, IRunHost host, CancellationToken cancellationToken)
    {
        if (!chunk.Run.Settings.IfNotCoupled.Matches())
            return;
        var open = chunk.Open.Where(item => item.Coupling is null && !IsPair(item)).ToList();
        if (open.Count == 0)
            return;
        var index = await matches.GetAsync(chunk.Run.Mapping, host, cancellationToken).ConfigureAwait(false);
        foreach (var item in open)
            Match(item, chunk.Run, index, results);
    }

    private static void Match(SyncItem item, MappingRun run, MatchIndex index, ItemResults results)
    {
        item.Match = item.IdOn(Side.BusinessCentral) is { } left ? index.Of(Side.BusinessCentral, left)
            : item.IdOn(Side.Sales) is { } right ? index.Of(Side.Sales, right)
            : item.Reference.Id is { } id ? index.Of(Side.BusinessCentral, id) ?? index.Of(Side.Sales, id)
            : null;
        if (item.Match?.Reason != MatchReason.Unique)
            return;

        Guid[] pair = [item.Match.BusinessCentralId!.Value, item.Match.SalesId!.Value];
        if (!run.Matched.Meet(pair))
        {
            results.Skip(item, "DuplicateInput");
            return;
        }

        run.Seen.Meet(pair);
        item.SetId(Side.BusinessCentral, pair[0]);
        item.SetId(Side.Sales, pair[1]);
    }

    private static bool IsPair(SyncItem item) => item.IdOn(Side.BusinessCentral) is not null && item.IdOn(Side.Sales) is not null;
}
