namespace CouplingTools.Engine;

/// <summary>Which records of one side to list. Parts that are <see langword="null"/> do not restrict.</summary>
/// <param name="Mapping">The mapping's name.</param>
/// <param name="Side">The side.</param>
public sealed record RecordListRequest(string Mapping, Side Side)
{
    /// <summary>The ids to read.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>The numbers to read.</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>A name, with the wildcards <c>*</c> and <c>?</c>.</summary>
    public string? Name { get; init; }

    /// <summary>An OData filter as the service understands it; takes the place of the mapping's own.</summary>
    public string? Filter { get; init; }

    /// <summary>Only records modified at or after this time.</summary>
    public DateTimeOffset? ModifiedSince { get; init; }

    /// <summary>Only coupled, or only uncoupled, records.</summary>
    public bool? Coupled { get; init; }

    /// <summary>The greatest number of records.</summary>
    public int? First { get; init; }
}
