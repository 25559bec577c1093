namespace CouplingTools.Engine.Couplings;

/// <summary>One execution.</summary>
internal sealed record RunRecord
{
    public required Guid Id { get; init; }

    public required string Mapping { get; init; }

    public required string Direction { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string StartedBy { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How many inputs ended in each outcome.</summary>
    public IReadOnlyDictionary<SyncOutcome, int> Counters { get; init; } = new Dictionary<SyncOutcome, int>();
}
