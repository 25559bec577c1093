using CouplingTools.Engine.Matching;
using CouplingTools.Engine.Synchronization.Matching;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings;

/// <summary>
/// Looks on the other side, by the mapping's match rules, for what is about to be created there. Both sides are read once in
/// a call, and not before something is to be created.
/// </summary>
internal sealed class DuplicateGuard(Workspace workspace, CoupleOptions options, IRunHost host)
{
    private readonly RunMatches _matches = new(workspace, new MatchOptions());
    private readonly HashSet<string> _unguarded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Settles the records that may be there already; with <see cref="DuplicatePolicy.Couple"/> some get their partner instead.</summary>
    /// <returns>Whether a record got its partner, which is still to be read.</returns>
    public async Task<bool> CheckAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var lonely = chunk.Open.Where(item => item.On(Side.BusinessCentral) is null || item.On(Side.Sales) is null).ToList();
        if (lonely.Count == 0 || options.OnDuplicate == DuplicatePolicy.CreateAnyway || !IsGuarded(chunk.Run.Mapping.Definition))
            return false;
        var index = await _matches.GetAsync(chunk.Run.Mapping, host, cancellationToken).ConfigureAwait(false);
        foreach (var item in lonely)
            Check(item, chunk.Run, index, results);
        return lonely.Exists(item => item is { IsOpen: true, Match.Reason: MatchReason.Unique });
    }

    private bool IsGuarded(RecordMapping mapping)
    {
        if (MatchPlan.HasRules(mapping))
            return true;
        if (_unguarded.Add(mapping.Name))
            host.Warn(ErrorText.Message("DuplicatesNotSought", mapping.Name));
        return false;
    }

    /// <summary>A record that has a partner has no candidates: the call insists on another one.</summary>
    private void Check(SyncItem item, MappingRun run, MatchIndex index, ItemResults results)
    {
        var side = item.On(Side.BusinessCentral) is not null ? Side.BusinessCentral : Side.Sales;
        item.Match = index.Of(side, item.IdOn(side)!.Value);
        if (item.Match is not { Candidates: [var first, ..] } match)
            return;
        var reason = match.Reason switch
        {
            MatchReason.Unique => "DuplicateFound",
            MatchReason.AlreadyCoupled => "MatchAlreadyCoupled",
            _ => "MatchAmbiguous",
        };
        if (options.OnDuplicate == DuplicatePolicy.Couple && match.Reason == MatchReason.Unique)
            Couple(item, match, run, results);
        else if (options.OnDuplicate == DuplicatePolicy.Skip)
            results.Skip(item, reason);
        else if (match.Reason == MatchReason.Unique)
            results.Fail(item, reason, ErrorClass.Data, results.Describe(item), side.Opposite(), first, match.Rule);
        else
            results.Fail(item, reason, ErrorClass.Data, results.Describe(item), match.Candidates);
    }

    /// <summary>Of a pair whose both records are in the list, the second is a duplicate.</summary>
    private static void Couple(SyncItem item, RecordMatch match, MappingRun run, ItemResults results)
    {
        if (!run.Matched.Meet([match.BusinessCentralId!.Value]))
        {
            results.Skip(item, "DuplicateInput");
            return;
        }

        item.SetId(Side.BusinessCentral, match.BusinessCentralId);
        item.SetId(Side.Sales, match.SalesId);
    }
}
