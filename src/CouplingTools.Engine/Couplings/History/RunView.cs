namespace CouplingTools.Engine.Couplings.History;

/// <summary>Shows stored runs as users see them.</summary>
internal static class RunView
{
    public static SyncRun Of(RunRecord run, string company, DateTimeOffset now) => new()
    {
        Id = run.Id,
        ParentId = run.ParentId,
        Kind = run.Kind,
        Mapping = run.Mapping,
        Direction = run.Direction,
        Status = run.Status,
        StartedAt = run.StartedAt,
        CompletedAt = run.CompletedAt,
        Duration = EndOf(run, now) - run.StartedAt,
        StartedBy = run.StartedBy,
        Company = company,
        Created = run.Counters[SyncOutcome.Created],
        Updated = run.Counters[SyncOutcome.Updated],
        Unchanged = run.Counters[SyncOutcome.Unchanged],
        Coupled = run.Counters[SyncOutcome.Coupled],
        Conflict = run.Counters[SyncOutcome.Conflict],
        Skipped = run.Counters[SyncOutcome.Skipped],
        Deferred = run.Counters[SyncOutcome.Deferred],
        Failed = run.Counters[SyncOutcome.Failed],
        Ambiguous = run.Counters[SyncOutcome.Ambiguous],
        Suspended = run.Suspended,
    };

    private static DateTimeOffset EndOf(RunRecord run, DateTimeOffset now) =>
        run.CompletedAt ?? (run.Status == SyncRunStatus.Running ? now : run.LastStoredAt ?? run.StartedAt);
}
