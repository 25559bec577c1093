namespace CouplingTools.Engine;

/// <summary>Which runs to list. Parts that are <see langword="null"/> do not restrict.</summary>
public sealed record RunListRequest
{
    /// <summary>The runs' ids.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Names of mappings, in any letter case; also ones that do not exist any more.</summary>
    public IReadOnlyList<string>? Mappings { get; init; }

    /// <summary>What the runs were for.</summary>
    public IReadOnlyList<SyncRunKind>? Kinds { get; init; }

    /// <summary>Only runs that began at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only runs that began before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Statuses.</summary>
    public IReadOnlyList<SyncRunStatus>? Statuses { get; init; }

    /// <summary>Lists the oldest run first instead of the latest.</summary>
    public bool OldestFirst { get; init; }
}
