namespace CouplingTools;

/// <summary>A create that was sent and whose effect cannot be told: what a person needs to decide whether the record is there.</summary>
public sealed record AmbiguousCreation
{
    /// <summary>The side on which the record was to be created.</summary>
    public required Side Side { get; init; }

    /// <summary>When it was sent, in UTC.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>The run that sent it.</summary>
    public Guid RunId { get; init; }

    /// <summary>The values sent, by the service's field names.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();

    /// <summary>The records that may be the one created.</summary>
    public IReadOnlyList<CreationCandidate> Candidates { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Candidates.Count == 0 ? "-" : string.Join(", ", Candidates);
}
