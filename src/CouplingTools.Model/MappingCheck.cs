namespace CouplingTools;

/// <summary>One thing that was checked of a mapping, or of a record that may belong to it.</summary>
public sealed class MappingCheck
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>What was checked, such as <c>Fields</c> or <c>RoundTrip</c>.</summary>
    public required string Check { get; init; }

    /// <summary>The field mapping it is about, where it is about one.</summary>
    public string? Field { get; init; }

    /// <summary>The service it is about, where it is about one.</summary>
    public Side? Service { get; init; }

    /// <summary>The record it is about, by number or id, where it is about one.</summary>
    public string? Record { get; init; }

    /// <summary>How it ended.</summary>
    public required CheckResult Result { get; init; }

    /// <summary>A stable code for what was found; <see langword="null"/> when all is well.</summary>
    public string? Rule { get; init; }

    /// <summary>What was found.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do about it, unless all is well.</summary>
    public string? Remedy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Rule is null ? $"{Check}: {Result}" : $"{Check}: {Result} ({Rule})";
}
