namespace CouplingTools.Engine.Couplings.History;

/// <summary>Which results to list; a part that is <see langword="null"/> does not restrict.</summary>
internal sealed record ResultFilter
{
    public IReadOnlyCollection<Guid>? Runs { get; init; }

    public IReadOnlyCollection<string>? Mappings { get; init; }

    public IReadOnlyCollection<SyncOutcome>? Outcomes { get; init; }

    public IReadOnlyCollection<string>? Reasons { get; init; }

    public IReadOnlyCollection<string>? Numbers { get; init; }

    public IReadOnlyCollection<Guid>? BusinessCentralIds { get; init; }

    public IReadOnlyCollection<Guid>? SalesIds { get; init; }
}
