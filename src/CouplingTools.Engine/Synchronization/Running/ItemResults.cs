using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Gives items their results, with texts from the resources.</summary>
internal sealed class ItemResults(MappingRun run, TimeProvider time)
{
    /// <summary>The reason of what a person did not want.</summary>
    public const string Declined = "Declined";

    private const string TooClose = "ConflictTooClose";

    public void Fail(SyncItem item, string reason, ErrorClass errorClass, params object?[] arguments) =>
        item.Result = Base(item, SyncOutcome.Failed, reason).Failed(reason, errorClass, arguments);

    /// <summary>An input that names no record.</summary>
    public void Refuse(SyncItem item, CouplingException problem) =>
        item.Result = Base(item, SyncOutcome.Failed, problem.ErrorId) with
        {
            Mapping = item.Reference.Mapping ?? run.Options.Mapping,
            Error = problem.Message,
            RecommendedAction = problem.RecommendedAction,
            ErrorClass = problem.ErrorClass,
        };

    /// <summary>One of the records has another partner.</summary>
    public void RefuseCoupled(SyncItem item, StoredCoupling other) =>
        item.Result = Base(item, SyncOutcome.Failed, null).FailedCoupled(item.Reference, other, item.IdOn(Side.BusinessCentral) is { } id && id != other.BusinessCentralId);

    /// <summary>A record that the mapping does not take. That is trouble for who named it, and none in a list.</summary>
    public void SkipFilteredOut(SyncItem item, Side side)
    {
        RefuseFilteredOut(item, side);
        item.Result = item.Result! with { Outcome = SyncOutcome.Skipped, ErrorClass = null };
    }

    /// <summary>The message names the record and the filter.</summary>
    public void RefuseFilteredOut(SyncItem item, Side side)
    {
        var mapping = run.Mapping.Definition;
        var record = Display.Number(mapping, side, item.On(side)) ?? Display.Name(mapping, side, item.On(side)) ?? item.Reference.ToString();
        Fail(item, "FilteredOut", ErrorClass.Data, record, mapping.Name, side, mapping.Table(side).Filter);
    }

    public void Refuse(SyncItem item, ServiceError error)
    {
        var reason = error.Class switch
        {
            ErrorClass.Transient => "ServiceUnavailable",
            ErrorClass.Configuration => "ServiceDenied",
            _ => "ServiceRefused",
        };
        Fail(item, reason, error.Class, error.Side, Describe(item), error.Message, error.Code, error.Status, error.CorrelationId ?? "-");
        item.Result = item.Result! with { RecommendedAction = error.Remedy ?? item.Result.RecommendedAction };
    }

    /// <param name="item">The item that cannot be written.</param>
    /// <param name="problem">What keeps it.</param>
    /// <param name="left">What became of the record it waits for, where the run was to create that too.</param>
    /// <param name="name">What people call the record it waits for.</param>
    public void Reject(SyncItem item, CodecProblem problem, SyncResult? left = null, string? name = null)
    {
        var outcome = problem.Policy == LookupMissingPolicy.Defer ? SyncOutcome.Deferred : SyncOutcome.Failed;
        item.Result = Base(item, outcome, problem.Reason) with
        {
            Error = (left, name) switch
            {
                (not null, _) => ErrorText.Message("DependencyLeft", problem.Message, left.Mapping, left.Number ?? left.Name, left.Error ?? left.Reason),
                (_, not null) => ErrorText.Message("LookupNamed", problem.Message, name),
                _ => problem.Message,
            },
            RecommendedAction = left?.RecommendedAction ?? string.Join(' ', new[] { problem.Remedy, ErrorText.Action(problem.Reason, problem.WaitsForMapping, problem.WaitsForId) }.OfType<string>()),
            ErrorClass = ErrorClass.Data,
        };
    }

    /// <summary>All but a field is written: the record waits for one that may wait for it too.</summary>
    public void PutOff(SyncItem item, CodecProblem problem)
    {
        Reject(item, problem);
        if (item.Creates is not null || item.Couples)
            item.Result = item.Result! with { Outcome = item.Creates is null ? SyncOutcome.Coupled : SyncOutcome.Created, ErrorClass = null };
    }

    public void Skip(SyncItem item, string reason) =>
        item.Result = Base(item, SyncOutcome.Skipped, reason) with { RecommendedAction = ErrorText.Action(reason) };

    /// <summary>A person does not want it written. What was written before the person was asked again counts.</summary>
    public void Decline(SyncItem item)
    {
        if (item.Progress is { } outcome)
            Complete(item, outcome, Declined);
        else
            Skip(item, Declined);
    }

    /// <summary>Somebody removed the coupling while the run was about it. What was written before counts, and what went wrong stands.</summary>
    public void UncoupledMeanwhile(SyncItem item)
    {
        const string Reason = "UncoupledMeanwhile";
        if (item.Progress is { } outcome)
            Complete(item, outcome, Reason);
        else if (item.Result is not { ErrorClass: not null, Outcome: not SyncOutcome.Conflict })
            Skip(item, Reason);
        item.Result = item.Result! with
        {
            Error = item.Result.Error ?? ErrorText.Message(Reason, Describe(item)),
            RecommendedAction = item.Result.RecommendedAction ?? ErrorText.Action(Reason),
        };
        item.Coupling = null;
    }

    /// <summary>Another run is at it. That is trouble for who asked for this record, and none for who asked for all.</summary>
    public void BeingSynchronized(SyncItem item, string holder, bool isTrouble) =>
        item.Result = Base(item, SyncOutcome.Skipped, "BeingSynchronized") with
        {
            Error = ErrorText.Message("BeingSynchronized", Describe(item), holder),
            RecommendedAction = ErrorText.Action("BeingSynchronized"),
            ErrorClass = isTrouble ? ErrorClass.Transient : null,
        };

    /// <summary>The coupling is left alone; the result tells the error it was suspended for, and how it is resumed.</summary>
    public void Suspend(SyncItem item)
    {
        var coupling = item.Coupling!;
        var action = coupling.Hold is null ? ErrorText.Action("Suspended", coupling.Failure!.Count) : ErrorText.Action("SuspendedByHand", coupling.Hold.By);
        item.Result = Base(item, SyncOutcome.Skipped, "Suspended") with
        {
            Error = coupling.LastError,
            RecommendedAction = string.Join(' ', new[] { coupling.Hold is null ? coupling.Failure!.Remedy : null, action }.OfType<string>()),
            IsSuspended = true,
        };
    }

    /// <summary>Adds to a failure that it was one too many.</summary>
    public static SyncResult WithSuspension(SyncResult result, int failures) => result with
    {
        Error = $"{result.Error} {ErrorText.Message("SuspendedNow", failures)}",
        RecommendedAction = string.Join(' ', new[] { result.RecommendedAction, ErrorText.Action("SuspendedNow") }.OfType<string>()),
        IsSuspended = true,
    };

    /// <summary>Several records may be the partner; nothing is coupled or created until a person has decided.</summary>
    public void Undecided(SyncItem item, string reason, string candidates) =>
        item.Result = Base(item, SyncOutcome.Ambiguous, reason) with
        {
            Error = ErrorText.Message(reason, Describe(item), candidates),
            RecommendedAction = ErrorText.Action(reason),
            ErrorClass = ErrorClass.Data,
        };

    /// <summary>A record may have been created, and none of those that are there is certain to be it.</summary>
    public void InDoubt(SyncItem item, AmbiguousCreation creation, string? trouble = null)
    {
        object?[] arguments = [Describe(item), creation.Side, creation.Candidates.Count, creation.Candidates.Count > 0 ? creation : trouble];
        item.Result = Base(item, SyncOutcome.Ambiguous, "CreateUnknown") with
        {
            Error = ErrorText.Message("CreateUnknown", arguments),
            RecommendedAction = ErrorText.Action("CreateUnknown", arguments),
            ErrorClass = ErrorClass.Transient,
            Ambiguity = creation,
        };
    }

    /// <summary>The record may be the one that a create makes for another record, and gets no partner of its own before that is known.</summary>
    public void BeingCreated(SyncItem item, WriteIntent create)
    {
        var (outcome, reason) = create.State == IntentState.Ambiguous ? (SyncOutcome.Ambiguous, "PerhapsCreated") : (SyncOutcome.Failed, "BeingCreated");
        item.Result = Base(item, outcome, reason).Failed(reason, CouplingTools.ErrorClass.Transient, Describe(item), create.RunId, create.Side.Opposite(), create.SourceId) with { Outcome = outcome };
    }

    /// <summary>A write was sent, and what became of it could not be read; the next run reads it.</summary>
    public void Unconfirmed(SyncItem item, Side side, ServiceError error) =>
        Fail(item, "WriteUnconfirmed", ErrorClass.Transient, Describe(item), side, error.Message);

    /// <summary>Writes may have been made, and the store does not know of it; the next run reads what was, and tells it then.</summary>
    public void NotStored(SyncItem item, CouplingException cause)
    {
        item.Written.Clear();
        item.Images.Clear();
        Fail(item, "NotStored", ErrorClass.Transient, Describe(item), cause.Message);
    }

    /// <summary>The run could not go on, and what stopped it is told by itself.</summary>
    public void Stopped(SyncItem item, CouplingException cause) =>
        item.Result = Base(item, SyncOutcome.Skipped, "RunStopped") with
        {
            Error = ErrorText.Message("RunStopped", Describe(item), cause.Message),
            RecommendedAction = ErrorText.Action("RunStopped"),
        };

    /// <summary>Adds to a result what was written after it was settled: the other side's answer comes when it comes.</summary>
    public static void Refresh(SyncItem item)
    {
        if (item.Written.Count > 0)
            item.Result = WithChanges(item.Result!, item.Written);
    }

    public void Complete(SyncItem item, SyncOutcome outcome, string? reason = null, IReadOnlyList<FieldChange>? changes = null)
    {
        var result = changes is null ? Base(item, outcome, reason) : WithChanges(Base(item, outcome, reason), changes);
        result = result with { Warnings = [.. result.Warnings, .. LeftAlone(item).Where(warning => !result.ChangedFields.Contains(warning.Field))] };
        item.Result = outcome == SyncOutcome.Conflict
            ? result with
            {
                Error = ConflictText(item),
                RecommendedAction = ErrorText.Action(Conflicts(item).Any(field => ConflictOf(field) == TooClose) ? TooClose : "ConflictHeld", run.Mapping.Name),
                ErrorClass = CouplingTools.ErrorClass.Data,
            }
            : result;
    }

    /// <summary>The result as it will be when the item's plan is carried out, for the question whether it may be.</summary>
    public SyncResult Preview(SyncItem item)
    {
        var outcome = item switch
        {
            { Creates: not null, IsCreated: false } => SyncOutcome.Created,
            { Couples: true } => SyncOutcome.Coupled,
            _ => SyncOutcome.Updated,
        };
        return WithChanges(Base(item, outcome, null), item.Plan is { } plan ? [.. plan.Changes, .. Later(plan)] : []);
    }

    private IEnumerable<FieldChange> Later(RecordPlan plan) => plan.Following.Select(field => field.Later()).Where(change => run.Settings.Direction.Allows(change.Side));

    public string Describe(SyncItem item)
    {
        var result = Base(item, SyncOutcome.Skipped, null);
        return result.Number ?? result.Name ?? item.Reference.ToString();
    }

    private SyncResult Base(SyncItem item, SyncOutcome outcome, string? reason) => WithChanges(Identify(item, outcome, reason), item.Written);

    private SyncResult Identify(SyncItem item, SyncOutcome outcome, string? reason) => new()
    {
        Outcome = outcome,
        Reason = reason,
        Mapping = run.Mapping.Name,
        Direction = run.Settings.Direction,
        Number = Display.Number(run.Mapping.Definition, item) ?? item.Reference.Number,
        Name = Display.Name(run.Mapping.Definition, item),
        BusinessCentralId = item.IdOn(Side.BusinessCentral),
        SalesId = item.IdOn(Side.Sales),
        RunId = run.Id,
        Input = item.Reference.Source,
        Duration = time.GetElapsedTime(item.StartedAt),
    };

    private static SyncResult WithChanges(SyncResult result, IReadOnlyList<FieldChange> changes) => result with
    {
        Changes = changes,
        Warnings = [.. changes.Select(change => change.Warning).OfType<SyncWarning>()],
        ChangedFields = [.. changes.Select(change => change.Field).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>The values that have no counterpart and are left where they are, as the mapping wants it.</summary>
    private static IEnumerable<SyncWarning> LeftAlone(SyncItem item) =>
        (item.Plan?.Fields ?? []).Where(field => field.Target is null).Select(field => field.Warning).OfType<SyncWarning>();

    private ConflictPolicy PolicyFor(FieldPlan field) =>
        run.Settings.Merge.Asked ?? field.Field.Definition.OnConflict ?? run.Settings.Merge.OnConflict;

    private static IEnumerable<FieldPlan> Conflicts(SyncItem item) =>
        (item.Plan?.Fields ?? []).Where(field => field.Verdict.Result == FieldResult.Conflict);

    /// <summary>Names the fields in conflict, apart by what keeps them from being settled.</summary>
    private string ConflictText(SyncItem item)
    {
        var conflicts = Conflicts(item).ToLookup(ConflictOf);
        return string.Join(' ', new[] { "ConflictHeld", TooClose, "ConflictNeverAgreed" }.Where(conflicts.Contains)
            .Select(text => ErrorText.Message(text, Describe(item), string.Join(", ", conflicts[text].Select(field => field.Field.Name)))));
    }

    private string ConflictOf(FieldPlan field) =>
        PolicyFor(field) == ConflictPolicy.Newest ? TooClose : field.Verdict.State == FieldState.NoBaseDifferent ? "ConflictNeverAgreed" : "ConflictHeld";
}
