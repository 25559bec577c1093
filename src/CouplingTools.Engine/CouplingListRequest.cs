namespace CouplingTools.Engine;

/// <summary>Which couplings to list. Parts that are <see langword="null"/> do not restrict.</summary>
public sealed record CouplingListRequest
{
    /// <summary>The mapping's name.</summary>
    public string? Mapping { get; init; }

    /// <summary>Ids of Business Central records.</summary>
    public IReadOnlyList<Guid>? BusinessCentralIds { get; init; }

    /// <summary>Ids of Sales records.</summary>
    public IReadOnlyList<Guid>? SalesIds { get; init; }

    /// <summary>Numbers as last seen.</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>Statuses.</summary>
    public IReadOnlyList<CouplingStatus>? Statuses { get; init; }
}
