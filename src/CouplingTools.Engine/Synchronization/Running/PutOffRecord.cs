using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>A record that a run wrote without a field, because in a circle of lookups the record that this refers to was not there.</summary>
/// <param name="Run">The run of its mapping.</param>
/// <param name="Result">What the run would say of it by itself; its changes are in the store.</param>
/// <param name="Waits">What it waits for.</param>
internal sealed record PutOffRecord(MappingRun Run, SyncResult Result, IReadOnlyList<CodecProblem> Waits)
{
    /// <summary>Whether its result was given already, because it was created for the sake of another record.</summary>
    public bool IsTold { get; init; }

    public Guid BusinessCentralId => Result.BusinessCentralId!.Value;

    /// <summary>The fields that who was asked agreed to be written in the end.</summary>
    public IReadOnlySet<string> Agreed { get; init; } = new HashSet<string>();

    /// <summary>Whether the record is not as it should be without them.</summary>
    public bool IsWaiting => Waits.Any(wait => wait.IsPutOff);

    /// <summary>The record as one to be taken up a second time; <see langword="null"/> where it has come to its end.</summary>
    public static PutOffRecord? Of(SyncItem item, MappingRun run)
    {
        if (run.Preview || run.IsSecondPhase || item.Plan is not { Problem: null } plan || !plan.Following.Any() || !item.IsRecorded)
            return null;
        return item.Result is { Outcome: SyncOutcome.Created or SyncOutcome.Coupled or SyncOutcome.Updated or SyncOutcome.Deferred, BusinessCentralId: not null, SalesId: not null } result
            ? new PutOffRecord(run, result with { Changes = [], ChangedFields = [], Warnings = LeftAlone(result, result.Warnings) }, [.. plan.Following.Select(field => field.Problem!)])
            {
                Agreed = (item.IsAgreed ? plan.Following.Select(field => field.Field.Name) : []).ToHashSet(StringComparer.Ordinal),
            }
            : null;
    }

    /// <summary>It is gone where somebody uncoupled it meanwhile.</summary>
    public RecordReference ToReference() => new()
    {
        Mapping = Run.Mapping.Name,
        BusinessCentralId = Result.BusinessCentralId,
        SalesId = Result.SalesId,
        IsCoupling = true,
    };

    /// <summary>The result in the end.</summary>
    public SyncResult In(SyncResult stored) => stored with
    {
        Input = Result.Input,
        Warnings = ReferenceEquals(stored, Result) ? stored.Warnings : [.. stored.Warnings, .. LeftAlone(stored, Result.Warnings)],
    };

    /// <summary>The warnings of fields that were not written; those of others are in the store with what was.</summary>
    private static IReadOnlyList<SyncWarning> LeftAlone(SyncResult result, IReadOnlyList<SyncWarning> warnings) =>
        [.. warnings.Where(warning => !result.ChangedFields.Contains(warning.Field))];
}
