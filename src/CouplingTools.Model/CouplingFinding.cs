namespace CouplingTools;

/// <summary>Something that is not as it should be with a coupling.</summary>
public sealed record CouplingFinding
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The record's number when last seen.</summary>
    public string? Number { get; init; }

    /// <summary>The record's name when last seen.</summary>
    public string? Name { get; init; }

    /// <summary>What is not as it should be.</summary>
    public required CouplingFindingKind Finding { get; init; }

    /// <summary>What was done about it.</summary>
    public CouplingRepair Repair { get; init; }

    /// <summary>The Business Central record's id.</summary>
    public Guid? BusinessCentralId { get; init; }

    /// <summary>The Sales record's id.</summary>
    public Guid? SalesId { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>What can be done about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The key of the coupling, or of the open write.</summary>
    internal long Key { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Mapping} {Number ?? Name}: {Finding}";
}
