namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>
/// Keeps what each pair last agreed on, and says of every run what it did that nobody asked for and what it left undone.
/// It knows the services and the results only, nothing of how the engine decides.
/// </summary>
internal sealed class WeekLedger
{
    private static readonly SyncOutcome[] s_merged = [SyncOutcome.Updated, SyncOutcome.Unchanged, SyncOutcome.Created, SyncOutcome.Coupled, SyncOutcome.Conflict];
    private readonly Dictionary<(WeekPair Pair, string Field), string> _agreed = [];

    // Fields that became alike while their record failed: whether the run took note of it shows from outside only later.
    private readonly HashSet<(WeekPair Pair, string Field)> _unclear = [];

    /// <summary>Takes what agrees at the beginning as agreed on.</summary>
    public void Begin(WeekState state)
    {
        foreach (var pair in state.Pairs.Keys)
            Agree(state, pair);
    }

    public IEnumerable<string> Check(WeekState before, WeekState after, WeekRun run)
    {
        var results = run.Results.Where(result => result.Reason != "DuplicateInput" && WeekPair.Of(result) is not null).ToLookup(result => WeekPair.Of(result)!.Value);
        var problems = new List<string>();
        foreach (var pair in before.Pairs.Keys.Intersect(after.Pairs.Keys).Where(pair => before.IsWhole(pair) && after.IsWhole(pair)))
        {
            problems.AddRange(CheckEdits(before, after, pair, run));
            problems.AddRange(results[pair].SelectMany(result => CheckResult(before, after, pair, result)));
        }

        foreach (var group in results.Where(group => after.Pairs.ContainsKey(group.Key) && after.IsWhole(group.Key)))
            Note(before, after, group.Key, group.First(), run);
        return problems;
    }

    /// <summary>What is not settled although a run in both directions looked at everything, and cannot be explained.</summary>
    public IEnumerable<string> Unsettled(WeekState state)
    {
        foreach (var (pair, coupling) in state.Pairs.Where(pair => pair.Value.SuspendedBy is null && state.IsWhole(pair.Key)))
        {
            if (WeekFitness.IsUnfit(state, pair))
                continue;
            var open = Open(state, pair).ToList();
            var conflicts = open.Where(field => IsConflict(state, pair, field)).ToList();
            if (open.Count > conflicts.Count)
                yield return $"{Tell(state, pair, coupling)}: {string.Join(", ", open.Except(conflicts).Select(field => Tell(state, pair, field)))} left open";
            if (coupling.Status != (conflicts.Count > 0 ? CouplingStatus.Conflict : CouplingStatus.Synchronized))
                yield return $"{Tell(state, pair, coupling)} with {conflicts.Count} conflicts";
        }
    }

    private IEnumerable<string> CheckEdits(WeekState before, WeekState after, WeekPair pair, WeekRun run)
    {
        foreach (var field in WeekField.All)
        {
            var (from, to) = (before.ValuesOf(field, pair), after.ValuesOf(field, pair));
            if (from == to)
                continue;
            var target = from.Sales == to.Sales ? Side.BusinessCentral : Side.Sales;
            var isCopy = to.AreEqual && (from.BusinessCentral == to.BusinessCentral || from.Sales == to.Sales);
            if (!isCopy || !MayTake(target, from, pair, field, run) || before.Pairs[pair].SuspendedBy is not null)
                yield return $"{pair}: {field.BusinessCentral} was {from}, agreed {_agreed.GetValueOrDefault((pair, field.BusinessCentral), "nothing")}, and is {to}";
        }
    }

    /// <summary>Whether the run may give a side the other's value.</summary>
    private bool MayTake(Side target, WeekValues values, WeekPair pair, WeekField field, WeekRun run)
    {
        if (!run.Allows(target) || (target == Side.BusinessCentral && !field.IsTwoWay))
            return false;
        var hasBase = _agreed.TryGetValue((pair, field.BusinessCentral), out var agreed);
        var isKept = values.On(target) == (agreed ?? string.Empty);
        if (run.Options.Overwrite || isKept || _unclear.Contains((pair, field.BusinessCentral)))
            return run.Resolves is null || run.Resolves == target.Opposite();
        if (!hasBase && (run.Direction != SyncDirection.Bidirectional || !field.IsTwoWay))
            return true;
        var isConflict = values.On(target.Opposite()) != (agreed ?? string.Empty);
        return isConflict && (run.Resolves is { } winner ? winner == target.Opposite() : run.Options.OnConflict switch
        {
            ConflictPolicy.Newest => true,
            ConflictPolicy.BusinessCentral => target == Side.Sales,
            ConflictPolicy.Sales => target == Side.BusinessCentral,
            _ => false,
        });
    }

    private IEnumerable<string> CheckResult(WeekState before, WeekState after, WeekPair pair, SyncResult result)
    {
        var open = Open(after, pair).ToList();
        var isDone = result is { Outcome: SyncOutcome.Updated or SyncOutcome.Unchanged, Reason: null };
        if (isDone && open.Count > 0)
            yield return $"{pair} is {result.Outcome}, but {string.Join(", ", open.Select(field => Tell(after, pair, field)))}";
        if (result.Reason == "PendingOtherDirection" && open.Count == 0)
            yield return $"{pair} is {result.Reason}, but nothing differs";
        if (result.Outcome == SyncOutcome.Conflict && !open.Any(field => IsConflict(after, pair, field)))
            yield return $"{pair} is in conflict, but {string.Join(", ", open.Select(field => Tell(after, pair, field)))}";
        var isUnsaid = WeekField.All.Any(field => before.ValuesOf(field, pair) != after.ValuesOf(field, pair) && !result.ChangedFields.Contains(field.BusinessCentral));
        if (isUnsaid)
            yield return $"{pair} is {result.Outcome} {result.Reason} with {string.Join(", ", result.ChangedFields)} changed, and more was";
        if (result.Outcome == SyncOutcome.Failed && !WeekFitness.IsUnfit(before, pair) && result.Reason is not "AlreadyCoupled")
            yield return $"{pair} failed: {result.Reason} {result.Error}";
    }

    private void Note(WeekState before, WeekState after, WeekPair pair, SyncResult result, WeekRun run)
    {
        if (run.Options.Preview || run.Couples == InitialSync.None)
            return;
        foreach (var field in WeekField.All.Where(field => after.ValuesOf(field, pair).AreEqual))
        {
            var isMoved = before.IsWhole(pair) && before.ValuesOf(field, pair) != after.ValuesOf(field, pair);
            if (s_merged.Contains(result.Outcome) || isMoved)
                Agree(after, pair, field);
            else if (result.Outcome == SyncOutcome.Failed && !IsAgreed(after, pair, field))
                _unclear.Add((pair, field.BusinessCentral));
        }
    }

    /// <summary>Forgets what records agreed on that are no longer coupled.</summary>
    public void Forget(WeekPair pair)
    {
        foreach (var field in WeekField.All)
        {
            _agreed.Remove((pair, field.BusinessCentral));
            _unclear.Remove((pair, field.BusinessCentral));
        }
    }

    private void Agree(WeekState state, WeekPair pair)
    {
        foreach (var field in WeekField.All.Where(field => state.ValuesOf(field, pair).AreEqual))
            Agree(state, pair, field);
    }

    private void Agree(WeekState state, WeekPair pair, WeekField field)
    {
        _agreed[(pair, field.BusinessCentral)] = state.ValuesOf(field, pair).Sales;
        _unclear.Remove((pair, field.BusinessCentral));
    }

    private bool IsAgreed(WeekState state, WeekPair pair, WeekField field) =>
        _agreed.TryGetValue((pair, field.BusinessCentral), out var agreed) && agreed == state.ValuesOf(field, pair).Sales;

    private static IEnumerable<WeekField> Open(WeekState state, WeekPair pair) =>
        WeekField.All.Where(field => !state.ValuesOf(field, pair).AreEqual);

    /// <summary>Whether both sides were edited since they agreed.</summary>
    private bool IsConflict(WeekState state, WeekPair pair, WeekField field)
    {
        var values = state.ValuesOf(field, pair);
        var agreed = _agreed.GetValueOrDefault((pair, field.BusinessCentral), string.Empty);
        return !values.AreEqual && (_unclear.Contains((pair, field.BusinessCentral)) || (values.BusinessCentral != agreed && values.Sales != agreed));
    }

    private string Tell(WeekState state, WeekPair pair, WeekField field) =>
        $"{field.BusinessCentral} {state.ValuesOf(field, pair)} agreed {_agreed.GetValueOrDefault((pair, field.BusinessCentral), "nothing")}";

    private static string Tell(WeekState state, WeekPair pair, RecordCoupling coupling) =>
        $"{pair} {state.On(Side.Sales)[pair.Sales].Name} {coupling.Status} {coupling.LastOutcome} {coupling.LastReason} {coupling.LastError}";
}
