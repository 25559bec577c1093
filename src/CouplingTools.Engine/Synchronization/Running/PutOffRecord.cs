using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>A record that a run wrote without a field, because a circle of lookups kept it waiting.</summary>
/// <param name="Run">The run of its mapping.</param>
/// <param name="Result">What the run would say of it by itself; its changes are in the store.</param>
/// <param name="Waits">What it waits for.</param>
internal sealed record PutOffRecord(MappingRun Run, SyncResult Result, IReadOnlyList<CodecProblem> Waits)
{
    /// <summary>Whether its result was given already, because it was created for the sake of another record.</summary>
    public bool IsTold { get; init; }

    public Guid BusinessCentralId => Result.BusinessCentralId!.Value;

    /// <summary>The record as one to be taken up a second time; <see langword="null"/> where it has come to its end.</summary>
    public static PutOffRecord? Of(SyncItem item, MappingRun run)
    {
        if (run.Preview || run.IsSecondPhase || item.Plan is not { Problem: null, HasPutOff: true } plan || !item.IsRecorded)
            return null;
        return item.Result is { Outcome: SyncOutcome.Created or SyncOutcome.Coupled or SyncOutcome.Deferred, BusinessCentralId: not null, SalesId: not null } result
            ? new PutOffRecord(run, result with { Changes = [], ChangedFields = [], Warnings = [] }, [.. plan.PutOff.Select(field => field.Problem!)])
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
    public SyncResult In(SyncResult stored) => stored with { Input = Result.Input };
}
