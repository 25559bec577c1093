namespace CouplingTools.Engine.Services;

/// <summary>What a service says of one column.</summary>
internal sealed record FieldDescription
{
    public required string Name { get; init; }

    public required FieldKind Kind { get; init; }

    /// <summary>The greatest number of characters, where the service limits it.</summary>
    public int? MaxLength { get; init; }

    public bool CanRead { get; init; } = true;

    public bool CanCreate { get; init; } = true;

    public bool CanUpdate { get; init; } = true;

    /// <summary>Whether a new row should not be without a value, as far as the service tells.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The legal members of an enumeration or option set: label by value (the value is an integer's text for Dataverse).</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>For a lookup: the tables it may refer to.</summary>
    public IReadOnlyList<LookupTarget> Targets { get; init; } = [];
}
