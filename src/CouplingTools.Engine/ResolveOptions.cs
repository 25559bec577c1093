namespace CouplingTools.Engine;

/// <summary>How to resolve conflicts.</summary>
public sealed record ResolveOptions
{
    /// <summary>The mapping of inputs that name none.</summary>
    public string? Mapping { get; init; }

    /// <summary>The side whose values win.</summary>
    public required Side Use { get; init; }

    /// <summary>The mapped fields to decide about; every conflicting one when <see langword="null"/>. Of an input that names fields itself, only those.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Writes nothing, neither to a service nor to the store.</summary>
    public bool Preview { get; init; }
}
