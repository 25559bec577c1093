namespace CouplingTools.Engine;

/// <summary>What a person knows of creates whose effect could not be told. One of the three says it.</summary>
public sealed record ResolveAmbiguityOptions
{
    /// <summary>The mapping of inputs that name none.</summary>
    public string? Mapping { get; init; }

    /// <summary>The Business Central record that was created, by its id.</summary>
    public Guid? BusinessCentralId { get; init; }

    /// <summary>The Business Central record that was created, by its number.</summary>
    public string? Number { get; init; }

    /// <summary>None was created: it is created now.</summary>
    public bool CreateAgain { get; init; }

    /// <summary>Writes nothing, neither to a service nor to the store.</summary>
    public bool Preview { get; init; }
}
