namespace CouplingTools.Engine;

/// <summary>How to remove couplings.</summary>
public sealed record UncoupleOptions
{
    /// <summary>The mapping of inputs that name none.</summary>
    public string? Mapping { get; init; }

    /// <summary>Uncouples what belongs to the records too, such as a customer's contacts.</summary>
    public bool Cascade { get; init; }

    /// <summary>Writes nothing, neither to a service nor to the store.</summary>
    public bool Preview { get; init; }
}
