namespace CouplingTools;

/// <summary>One record of one side, as its service returned it.</summary>
public sealed record ServiceRecord
{
    /// <summary>The mapping the record was read through.</summary>
    public required string Mapping { get; init; }

    /// <summary>The side the record lives on.</summary>
    public required Side Side { get; init; }

    /// <summary>The record's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The record's number, where its table has one.</summary>
    public string? Number { get; init; }

    /// <summary>The record's name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the record is coupled in this mapping.</summary>
    public bool Coupled { get; init; }

    /// <summary>The coupled record's id on the other side.</summary>
    public Guid? CoupledId { get; init; }

    /// <summary>When the service last modified the record, in UTC.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The service's version token; opaque.</summary>
    public required string Version { get; init; }

    /// <summary>The field values under the names the service uses; <see langword="null"/> stands for blank.</summary>
    public required IReadOnlyDictionary<string, object?> Values { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Mapping} {Number ?? Name ?? Id.ToString()} ({Side})";
}
