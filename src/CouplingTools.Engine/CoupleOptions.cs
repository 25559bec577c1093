namespace CouplingTools.Engine;

/// <summary>How to couple records.</summary>
public sealed record CoupleOptions
{
    /// <summary>The mapping of inputs that name none.</summary>
    public string? Mapping { get; init; }

    /// <summary>Creates the missing side.</summary>
    public bool CreateNew { get; init; }

    /// <summary>What happens when the other side may have the record that is to be created.</summary>
    public DuplicatePolicy OnDuplicate { get; init; }

    /// <summary>Copies the values right after coupling.</summary>
    public InitialSync InitialSync { get; init; }

    /// <summary>Couples records that are coupled to others already, removing those couplings.</summary>
    public bool Force { get; init; }

    /// <summary>Writes nothing, neither to a service nor to the store.</summary>
    public bool Preview { get; init; }
}
