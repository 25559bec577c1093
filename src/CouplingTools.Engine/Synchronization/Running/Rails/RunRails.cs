using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>
/// Stops a run before its first write when it would change, orphan or uncouple too much, or when a side seems to have lost everything. It is
/// shown each chunk once that is decided, and says whether it may be written or must wait until more is known.
/// </summary>
internal sealed class RunRails(Workspace workspace, SyncOptions options, IRunHost host)
{
    private readonly RailLimit _limit = RailLimit.Of(options);
    private readonly Dictionary<string, MappingWatch> _watches = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MappingTotals> _totals = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Mapping, Side Side)> _inhabited = [];

    /// <summary>Only what a caller asked to synchronize is watched; what a run does on behalf of another command has its own limits.</summary>
    private bool IsOff => !options.HasRails || (_limit.Percent >= 100 && options.AllowEmptySide);

    /// <summary>Takes note of a chunk's decisions.</summary>
    /// <returns>Whether everything seen so far may be written.</returns>
    /// <exception cref="CouplingException"><c>TooManyChanges</c>, <c>TooManyDeleted</c>, <c>EmptySide</c>.</exception>
    public async Task<bool> AllowsAsync(SyncChunk chunk, CancellationToken cancellationToken)
    {
        if (IsOff)
            return true;
        if (!_watches.TryGetValue(chunk.Run.Mapping.Name, out var watch))
            _watches.Add(chunk.Run.Mapping.Name, watch = new MappingWatch(chunk.Run));
        watch.Note(chunk.Items);
        if (options.Preview)
            return true;
        var isAllowed = true;
        foreach (var known in _watches.Values)
            isAllowed &= await IsClearAsync(known, cancellationToken).ConfigureAwait(false);
        return isAllowed;
    }

    /// <summary>All inputs are seen: what is not too much now is allowed. A preview says what would be refused.</summary>
    /// <exception cref="CouplingException"><c>TooManyChanges</c>, <c>TooManyDeleted</c>, <c>EmptySide</c>.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var watch in _watches.Values.Where(watch => watch.Concerned > 0))
        {
            if (await RefusalAsync(watch, isOver: true, cancellationToken).ConfigureAwait(false) is not { } refusal)
                continue;
            if (!options.Preview)
                throw refusal;
            host.Warn(ErrorText.Message("RailPreview", refusal.Message, refusal.RecommendedAction));
        }
    }

    private async Task<bool> IsClearAsync(MappingWatch watch, CancellationToken cancellationToken)
    {
        if (watch.Concerned == 0)
            return true;
        if (await RefusalAsync(watch, isOver: false, cancellationToken).ConfigureAwait(false) is { } refusal)
            throw refusal;
        // A list that ends with its first chunk needs no counting, unless much of it counts.
        if (watch.Chunks == 1 && _limit.IsTrifle(watch))
            return false;
        return (options.AllowEmptySide || watch.Empty is null)
            && (_limit.Percent >= 100 || _limit.IsSafe(watch, await TotalsAsync(watch, cancellationToken).ConfigureAwait(false)));
    }

    private async Task<CouplingException?> RefusalAsync(MappingWatch watch, bool isOver, CancellationToken cancellationToken)
    {
        if (!options.AllowEmptySide && watch.Empty is { } empty && watch.GoneOn(empty) > 1 && await EmptySideAsync(watch, empty, isOver, cancellationToken).ConfigureAwait(false) is { } refusal)
            return refusal;
        // An explicit percentage of a list is known only once the list is.
        if (_limit.Percent >= 100 || _limit.IsTrifle(watch) || (!isOver && _limit is { IsGiven: true, Takes: not RunInputs.Couplings }))
            return null;
        var totals = await TotalsAsync(watch, cancellationToken).ConfigureAwait(false);
        if (_limit.IsOff(totals))
            return null;
        if (_limit.IsTooMuch(watch.Gone, totals.Couplings))
            return Refusals.TooManyDeleted(watch, totals, _limit);
        return _limit.IsTooMuch(_limit.Counted(watch), _limit.BaseOf(watch, totals)) ? Refusals.TooManyChanges(watch, totals, _limit) : null;
    }

    /// <summary>A side is taken for empty when its table has no row, or when it has none of all the records that are coupled.</summary>
    private async Task<CouplingException?> EmptySideAsync(MappingWatch watch, Side side, bool isOver, CancellationToken cancellationToken)
    {
        if (!_inhabited.Contains((watch.Run.Mapping.Name, side)))
        {
            if (!await TableRows.AnyAsync(workspace.Service(side), watch.Run.Mapping.Table(side), cancellationToken).ConfigureAwait(false))
                return Refusals.EmptySide(watch.Run.Mapping.Definition, side, watch.GoneOn(side), watch.Run.Settings.OnDeleted);
            _inhabited.Add((watch.Run.Mapping.Name, side));
        }

        return isOver && watch.Couplings >= (await TotalsAsync(watch, cancellationToken).ConfigureAwait(false)).Couplings ? Refusals.EmptySide(watch.Run.Mapping.Definition, side, watch.GoneOn(side), watch.Run.Settings.OnDeleted) : null;
    }

    /// <summary>Counted once, and only where it matters: most runs over a list never ask.</summary>
    private async Task<MappingTotals> TotalsAsync(MappingWatch watch, CancellationToken cancellationToken)
    {
        var name = watch.Run.Mapping.Name;
        if (_totals.TryGetValue(name, out var known))
            return known;
        var all = await workspace.Store.CountAsync(name, cancellationToken).ConfigureAwait(false);
        var never = await workspace.Store.CountAsync(name, CouplingStatus.NeverSynchronized, cancellationToken).ConfigureAwait(false);
        return _totals[name] = new MappingTotals(all, all - never);
    }
}
