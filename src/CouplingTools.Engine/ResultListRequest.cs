namespace CouplingTools.Engine;

/// <summary>Which results to list. Parts that are <see langword="null"/> do not restrict.</summary>
public sealed record ResultListRequest
{
    /// <summary>The runs' ids.</summary>
    public IReadOnlyList<Guid>? Runs { get; init; }

    /// <summary>Names of mappings, in any letter case; also ones that do not exist any more.</summary>
    public IReadOnlyList<string>? Mappings { get; init; }

    /// <summary>Outcomes.</summary>
    public IReadOnlyList<SyncOutcome>? Outcomes { get; init; }

    /// <summary>Reasons, in any letter case.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>Numbers as they were then, in any letter case.</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>Ids of Business Central records.</summary>
    public IReadOnlyList<Guid>? BusinessCentralIds { get; init; }

    /// <summary>Ids of Sales records.</summary>
    public IReadOnlyList<Guid>? SalesIds { get; init; }
}
