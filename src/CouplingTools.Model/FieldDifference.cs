namespace CouplingTools;

/// <summary>How one mapped field stands on both sides, and what a synchronization would do with it.</summary>
public sealed record FieldDifference
{
    /// <summary>The field mapping's name.</summary>
    public required string Field { get; init; }

    /// <summary>The Business Central value, or <see langword="null"/> when blank.</summary>
    public object? BusinessCentral { get; init; }

    /// <summary>The Sales value, or <see langword="null"/> when blank.</summary>
    public object? Sales { get; init; }

    /// <summary>The Business Central value when the two sides last agreed, or <see langword="null"/> when blank or never.</summary>
    public object? Base { get; init; }

    /// <summary>How the field stands compared with the base.</summary>
    public required FieldState State { get; init; }

    /// <summary>What a synchronization in the asked direction would do.</summary>
    public required FieldResult Result { get; init; }

    /// <summary>The rule that decided, as a stable word.</summary>
    public required string Rule { get; init; }

    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The record's number.</summary>
    public string? Number { get; init; }

    /// <summary>The record's name.</summary>
    public string? Name { get; init; }

    /// <summary>The Business Central record's id.</summary>
    public Guid BusinessCentralId { get; init; }

    /// <summary>The Sales record's id.</summary>
    public Guid SalesId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Mapping} {Number ?? Name} {Field}: {Result}";
}
