using CouplingTools.Engine.Synchronization.Running.Inputs;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Sorts the items of a chunk by what can be done with them at all: merged, created, coupled, or nothing.</summary>
internal sealed class ChunkTriage(Workspace workspace)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    public async Task SortAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        foreach (var item in chunk.Open)
        {
            if (item.Coupling is null)
                SortUncoupled(item, chunk.Run, results);
            else
                SortCoupled(item, chunk.Run, results);
        }

        RejectInDoubt(chunk, results);
        await RejectFilteredOutAsync(chunk, results, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What may have been created already is not created again.</summary>
    private static void RejectInDoubt(SyncChunk chunk, ItemResults results)
    {
        foreach (var item in chunk.Open)
        {
            if (item.Creates is { } side && item.IdOn(side.Opposite()) is { } source && chunk.Run.Recovered.InDoubt.TryGetValue(source, out var creation))
                results.InDoubt(item, creation);
        }
    }

    private static void SortCoupled(SyncItem item, MappingRun run, ItemResults results)
    {
        if (item.Coupling!.ShownStatus == CouplingStatus.Suspended)
        {
            if (StaysSuspended(item, run))
            {
                results.Suspend(item);
                return;
            }

            item.Coupling = item.Coupling with { Failure = null, Status = CouplingStatus.Failed };
        }

        var missing = s_sides.Where(side => item.On(side) is null).ToList();
        if (missing.Count == 0)
            return;
        if (missing.Count == 2 && run.Settings.OnDeleted != DeletedPolicy.RemoveCoupling)
            results.Fail(item, "BothDeleted", ErrorClass.Data, results.Describe(item));
        else
            SortDeleted(item, missing, run, results);
    }

    /// <summary>A person's decision stands; a suspension for failures ends with what was seen when it last failed.</summary>
    private static bool StaysSuspended(SyncItem item, MappingRun run)
    {
        var coupling = item.Coupling!;
        return coupling.Hold is not null
            || (coupling.Failure?.Mapping == run.Mapping.Fingerprint
                && item.On(Side.BusinessCentral)?.Version == coupling.BusinessCentralVersion
                && item.On(Side.Sales)?.Version == coupling.SalesVersion);
    }

    private static void SortDeleted(SyncItem item, List<Side> missing, MappingRun run, ItemResults results)
    {
        switch (run.Settings.OnDeleted)
        {
            case DeletedPolicy.RemoveCoupling:
                item.Uncouples = true;
                break;
            case DeletedPolicy.Restore when run.Settings.Direction.Allows(missing[0]):
                item.Creates = missing[0];
                item.Bases.Clear();
                break;
            default:
                results.Fail(item, "PartnerDeleted", ErrorClass.Data, results.Describe(item), missing[0]);
                break;
        }
    }

    private static void SortUncoupled(SyncItem item, MappingRun run, ItemResults results)
    {
        var isPair = s_sides.All(side => item.On(side) is not null);
        switch (run.Settings.IfNotCoupled)
        {
            case not UncoupledPolicy.Error when item.Reference.IsCoupling:
                results.Skip(item, "NotCoupled");
                break;
            case UncoupledPolicy.Create or UncoupledPolicy.Match or UncoupledPolicy.MatchOrCreate when isPair:
                item.Couples = true;
                break;
            case UncoupledPolicy.Create when item.Reference.Undecided is { } candidates:
                results.Undecided(item, "MatchAmbiguous", candidates);
                break;
            case UncoupledPolicy.Create:
                SortCreate(item, run, results);
                break;
            case UncoupledPolicy.Match or UncoupledPolicy.MatchOrCreate:
                SortUnmatched(item, run, results);
                break;
            case UncoupledPolicy.Error:
                results.Fail(item, "NotCoupled", ErrorClass.Data, results.Describe(item), run.Mapping.Name);
                break;
            default:
                results.Skip(item, "NotCoupled");
                break;
        }
    }

    /// <summary>Only a record that matches nothing is created on the other side; where something may match, a person decides.</summary>
    private static void SortUnmatched(SyncItem item, MappingRun run, ItemResults results)
    {
        switch (item.Match?.Reason)
        {
            case null or MatchReason.FilteredOut:
                results.SkipFilteredOut(item, item.On(Side.BusinessCentral) is null ? Side.Sales : Side.BusinessCentral);
                break;
            case MatchReason.NoMatch or MatchReason.BlankKey when run.Settings.IfNotCoupled == UncoupledPolicy.MatchOrCreate:
                SortCreate(item, run, results);
                break;
            case MatchReason.NoMatch or MatchReason.BlankKey:
                results.Skip(item, item.Match.Reason == MatchReason.BlankKey ? "BlankKey" : "NoMatch");
                break;
            default:
                results.Undecided(item, item.Match.Reason == MatchReason.AlreadyCoupled ? "MatchAlreadyCoupled" : "MatchAmbiguous", item.Match.Candidates.ToString());
                break;
        }
    }

    private static void SortCreate(SyncItem item, MappingRun run, ItemResults results)
    {
        var target = item.On(Side.BusinessCentral) is null ? Side.BusinessCentral : Side.Sales;
        if (run.Settings.Direction.Allows(target))
            item.Creates = target;
        else
            results.Fail(item, "WrongSide", ErrorClass.Configuration, results.Describe(item), target.Opposite(), run.Settings.Direction, Directions.Toward(target));
    }

    /// <summary>A record outside the mapping's filter is neither created on the other side nor coupled.</summary>
    private async Task RejectFilteredOutAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var mapping = chunk.Run.Mapping.Definition;
        foreach (var source in s_sides.Where(side => mapping.Table(side).Filter is not null))
        {
            var added = chunk.Open.Where(item => item.Coupling is null && (item.Creates == source.Opposite() || item.Couples)).ToList();
            var inside = await new MappingFilter(workspace, mapping, source)
                .KeepInsideAsync([.. added.Select(item => item.IdOn(source)!.Value)], cancellationToken)
                .ConfigureAwait(false);
            foreach (var item in added.Where(item => !inside.Contains(item.IdOn(source)!.Value)))
            {
                if (chunk.Run.Options.RefusesFilteredOut)
                    results.RefuseFilteredOut(item, source);
                else
                    results.SkipFilteredOut(item, source);
            }
        }
    }
}
