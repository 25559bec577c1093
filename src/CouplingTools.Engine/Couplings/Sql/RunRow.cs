using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.History;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>A row of the runs table as the database returns it.</summary>
internal sealed class RunRow
{
    public const string Columns =
        """
        r.id AS Key, coalesce(r.root, r.id) AS Root, r.run AS Run, r.parent AS Parent, r.kind AS Kind, r.mapping AS Mapping,
        r.direction AS Direction, r.started_at AS StartedAt, r.started_by AS StartedBy, r.process_id AS ProcessId, r.last_stored_at AS LastStoredAt,
        r.completed_at AS CompletedAt, r.is_interrupted AS IsInterrupted, r.created AS Created, r.updated AS Updated,
        r.unchanged AS Unchanged, r.coupled AS Coupled, r.conflict AS Conflict, r.skipped AS Skipped, r.deferred AS Deferred,
        r.failed AS Failed, r.ambiguous AS Ambiguous, r.suspended AS Suspended
        """;

    public long Key { get; init; }

    public long Root { get; init; }

    public required string Run { get; init; }

    public string? Parent { get; init; }

    public required string Kind { get; init; }

    public required string Mapping { get; init; }

    public required string Direction { get; init; }

    public required string StartedAt { get; init; }

    public required string StartedBy { get; init; }

    public long ProcessId { get; init; }

    public string? LastStoredAt { get; init; }

    public string? CompletedAt { get; init; }

    public long IsInterrupted { get; init; }

    public long Created { get; init; }

    public long Updated { get; init; }

    public long Unchanged { get; init; }

    public long Coupled { get; init; }

    public long Conflict { get; init; }

    public long Skipped { get; init; }

    public long Deferred { get; init; }

    public long Failed { get; init; }

    public long Ambiguous { get; init; }

    public long Suspended { get; init; }

    public Guid Id => Guid.ParseExact(Run, "D");

    public RunRecord ToRun(IReadOnlySet<Guid> underWay)
    {
        var run = new RunRecord
        {
            Id = Id,
            ParentId = Parent is null ? null : Guid.ParseExact(Parent, "D"),
            Kind = Enum.Parse<SyncRunKind>(Kind),
            Mapping = Mapping,
            Direction = Enum.Parse<SyncDirection>(Direction),
            StartedAt = StoreTime.Read(StartedAt),
            StartedBy = StartedBy,
            ProcessId = (int)ProcessId,
            LastStoredAt = LastStoredAt is null ? null : StoreTime.Read(LastStoredAt),
            CompletedAt = CompletedAt is null ? null : StoreTime.Read(CompletedAt),
            IsInterrupted = IsInterrupted != 0,
            Suspended = Suspended,
            Counters = new Dictionary<SyncOutcome, long>
            {
                [SyncOutcome.Created] = Created,
                [SyncOutcome.Updated] = Updated,
                [SyncOutcome.Unchanged] = Unchanged,
                [SyncOutcome.Coupled] = Coupled,
                [SyncOutcome.Conflict] = Conflict,
                [SyncOutcome.Skipped] = Skipped,
                [SyncOutcome.Deferred] = Deferred,
                [SyncOutcome.Failed] = Failed,
                [SyncOutcome.Ambiguous] = Ambiguous,
            },
        };
        return run with { Status = StatusOf(run, underWay) };
    }

    private static SyncRunStatus StatusOf(RunRecord run, IReadOnlySet<Guid> underWay)
    {
        if (run.CompletedAt is not null)
            return run.IsInterrupted ? SyncRunStatus.Interrupted : SyncRunStatus.Completed;
        return underWay.Contains(run.Id) ? SyncRunStatus.Running : SyncRunStatus.Interrupted;
    }
}
