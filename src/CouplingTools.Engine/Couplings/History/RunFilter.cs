namespace CouplingTools.Engine.Couplings.History;

/// <summary>Which runs to list; a part that is <see langword="null"/> does not restrict.</summary>
internal sealed record RunFilter
{
    public IReadOnlyCollection<Guid>? Ids { get; init; }

    public IReadOnlyCollection<string>? Mappings { get; init; }

    public IReadOnlyCollection<SyncRunKind>? Kinds { get; init; }

    /// <summary>Only runs that began at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only runs that began before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    public IReadOnlyCollection<SyncRunStatus>? Statuses { get; init; }

    public bool OldestFirst { get; init; }
}
