namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>What can be said when a run is over: whether its results are true, and what records have agreed on since.</summary>
internal sealed class SimConclusion(SimWorld world, SimExecution execution)
{
    private static readonly SyncOutcome[] s_merged = [SyncOutcome.Created, SyncOutcome.Updated, SyncOutcome.Unchanged, SyncOutcome.Coupled, SyncOutcome.Conflict];

    private readonly SimRun _run = execution.Run;

    private SimOracle Oracle => world.Oracle;

    public void Check()
    {
        CheckCount();
        if (execution.IsThrough)
            CheckTruth();
        CheckCouplings();
        Agree();
    }

    private void CheckCount()
    {
        var (inputs, results) = (execution.Inputs?.Count, execution.Results.Count);
        if (inputs is { } count && (execution.IsThrough ? results != count : results > count))
            Oracle.Report(SimPromise.OneResult, $"{results} results for {count} inputs");
        var twice = execution.Results.Where(result => result.Reason != "DuplicateInput" && result.BusinessCentralId is not null).CountBy(result => result.BusinessCentralId!.Value).Where(count => count.Value > 1).ToList();
        if (twice.Count > 0)
            Oracle.Report(SimPromise.OneResult, $"{Oracle.Label(twice[0].Key)} has {twice[0].Value} results");
        if (execution.Failure is CouplingException { ErrorId: "EmptySide" } && _run.Effects.Count == 0)
            return;
        if (_run.IsTakenForDead && execution.Failure is CouplingException { ErrorId: "LeaseLost" or "RunTakenOver" })
            return;
        if (execution.Failure is CouplingException failure && failure.ErrorId is not ("RequestDenied" or "RequestUnavailable"))
            Oracle.Report(SimPromise.NoSurprise, $"{_run.Step} ends with {failure.ErrorId}: {failure.Message}");
    }

    private void CheckTruth()
    {
        foreach (var write in _run.Effects.Where(write => write.IsTold && !ResultsOf(write).Any(result => Tells(result, write))))
            Oracle.Report(SimPromise.TrueResults, $"{string.Join(", ", write.Fields)} of {write.Row} was written, and {string.Join(" and ", ResultsOf(write).Select(Tell).DefaultIfEmpty("no result"))} says nothing of it");
        // A person coupled the record while another one was created for it: the result says so, and names both.
        Oracle.Orphans.UnionWith(execution.Results.Where(result => result.Reason == "CoupledMeanwhile").SelectMany(result => new[] { result.BusinessCentralId, result.SalesId }).OfType<Guid>());
        foreach (var result in execution.Results.Where(result => result.Outcome != SyncOutcome.Planned))
        {
            // Of two runs that write the same, one whose request is lost cannot tell that it was the other's that was carried out.
            var effects = Oracle.Effects.Skip(execution.Effects).Where(write => write.Row.Id == result.BusinessCentralId || write.Row.Id == result.SalesId).ToList();
            var untrue = result.ChangedFields.Where(field => !effects.Exists(write => write.Fields.Any(written => written.Name == field))).ToList();
            if (untrue.Count > 0 || (result.Outcome == SyncOutcome.Created && !effects.Exists(write => write.IsCreate)) || (result.Outcome == SyncOutcome.Updated && effects.Count == 0))
                Oracle.Report(SimPromise.TrueResults, $"{Tell(result)} tells of {string.Join(", ", untrue.DefaultIfEmpty("a write"))}, and there was none");
        }
    }

    private IEnumerable<SyncResult> ResultsOf(SimWrite write) =>
        execution.Results.Where(result => result.BusinessCentralId == write.Row.Id || result.SalesId == write.Row.Id || result.BusinessCentralId == write.Partner || result.SalesId == write.Partner);

    private static bool Tells(SyncResult result, SimWrite write) => write.IsCreate
        ? result.Outcome == SyncOutcome.Created || result.ChangedFields.Count > 0
        : write.Fields.All(field => result.ChangedFields.Contains(field.Name));

    private string Tell(SyncResult result) => $"{Oracle.Label(result.BusinessCentralId)}+{Oracle.Label(result.SalesId)} {result.Outcome} {result.Reason}";

    /// <summary>Fields that were read alike are agreed on, certainly so where the result says that the record was dealt with.</summary>
    private void Agree()
    {
        if (_run.Step.Preview)
            return;
        var results = execution.Results.Where(result => result is { BusinessCentralId: not null, SalesId: not null } && result.Reason != "DuplicateInput")
            .GroupBy(result => new SimPair(result.BusinessCentralId!.Value, result.SalesId!.Value)).ToDictionary(group => group.Key, group => group.First());
        var pairs = execution.Before.Concat(world.Couplings()).Select(SimPair.Of).Distinct();
        foreach (var pair in pairs)
        {
            var result = results.GetValueOrDefault(pair);
            var isMerged = result is not null && result.Reason != "Declined" && s_merged.Contains(result.Outcome);
            foreach (var field in SimField.All)
            {
                NoteAlike(pair, field, isMerged);
                if (result is not null)
                    Oracle.Agreements.Settle(pair, field, _run, agreed => agreed.IsKnown || (isMerged && IsSeen(pair, field, agreed)));
            }
        }
    }

    private void NoteAlike(SimPair pair, SimField field, bool isMerged)
    {
        if (_run.SeenOf(pair.BusinessCentral) is not [.., var left] || _run.SeenOf(pair.Sales) is not [.., var right])
            return;
        var (one, other) = (left[field.Name], right[field.SalesName]);
        var isAlike = SimAgreement.AreSame(one, other);
        var decides = _run.Step.OnConflict is ConflictPolicy.BusinessCentral or ConflictPolicy.Sales or ConflictPolicy.Newest || _run.Step.Resolves is not null || _run.Mapping.PolicyOf(field) != ConflictPolicy.Hold;
        // Of a field that goes one way, the side that wins may be the one that cannot be written: both keep what they have.
        var isLeft = decides && _run.Mapping.DirectionOf(field) != SyncDirection.Bidirectional && Oracle.Agreements.Of(pair, field).Any(agreed => !agreed.IsNone && SimRules.IsConflict(SyncDirection.Bidirectional, one, other, agreed));
        if (isAlike ? Oracle.Agreements.Of(pair, field)[^1] is var last && (last.IsNone || last.IsChanged(Side.BusinessCentral, one) || last.IsChanged(Side.Sales, other)) : isLeft)
            Oracle.Agreements.Add(pair, field, Side.BusinessCentral, one, other, isAlike ? _run : null, isMerged && isAlike, SeenAt(pair));
    }

    private DateTimeOffset SeenAt(SimPair pair) => new[] { _run.SeenAt(pair.BusinessCentral), _run.SeenAt(pair.Sales) }.Max();

    private bool IsSeen(SimPair pair, SimField field, SimAgreement agreed) =>
        _run.SeenOf(pair.BusinessCentral) is [.., var left] && _run.SeenOf(pair.Sales) is [.., var right]
        && SimAgreement.AreSame(left[field.Name], agreed.BusinessCentral) && SimAgreement.AreSame(right[field.SalesName], agreed.Sales);

    private void CheckCouplings()
    {
        var after = world.Couplings().ToDictionary(coupling => coupling.Id);
        var removals = Oracle.Removals - execution.Removals;
        foreach (var coupling in execution.Before)
        {
            var pair = SimPair.Of(coupling);
            if (after.TryGetValue(coupling.Id, out var now) && SimPair.Of(now) == pair)
                continue;
            var isReplaced = after.Values.Any(other => other.BusinessCentralId == pair.BusinessCentral || other.SalesId == pair.Sales);
            var isExplained = removals > 0 || isReplaced || _run.Step.OnDeleted != DeletedPolicy.Hold || execution.MayRemove;
            if (!isExplained)
                Oracle.Report(SimPromise.CouplingsStay, $"the coupling of {Oracle.Label(pair.BusinessCentral)} and {Oracle.Label(pair.Sales)} is gone");
            Oracle.Part(pair);
        }

        // One that was found and removed in the same run.
        foreach (var result in execution.Results.Where(result => result is { Reason: "CouplingRemoved", BusinessCentralId: not null, SalesId: not null }))
            Oracle.Part(new SimPair(result.BusinessCentralId!.Value, result.SalesId!.Value));
        foreach (var pair in after.Values.Select(SimPair.Of).Where(pair => !_run.Before.Contains(pair) && !Oracle.IsAsked(pair)))
            Oracle.Report(SimPromise.OnlyAskedCreates, $"{Oracle.Label(pair.BusinessCentral)} and {Oracle.Label(pair.Sales)} are coupled, and nobody asked for it");
    }
}
