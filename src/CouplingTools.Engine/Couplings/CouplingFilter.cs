namespace CouplingTools.Engine.Couplings;

/// <summary>Which couplings to list; a part that is <see langword="null"/> does not restrict.</summary>
internal sealed record CouplingFilter
{
    public string? Mapping { get; init; }

    public IReadOnlyCollection<Guid>? BusinessCentralIds { get; init; }

    public IReadOnlyCollection<Guid>? SalesIds { get; init; }

    public IReadOnlyCollection<string>? Numbers { get; init; }

    public IReadOnlyCollection<CouplingStatus>? Statuses { get; init; }
}
