namespace CouplingTools;

/// <summary>What a state file holds: everything that a coupling store knows of a company and an organization, but for its history.</summary>
public sealed record CouplingState
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The Business Central environment that the state is of: its host and its name.</summary>
    public required string Environment { get; init; }

    /// <summary>The Business Central company's name.</summary>
    public required string Company { get; init; }

    /// <summary>The Business Central company's id.</summary>
    public Guid CompanyId { get; init; }

    /// <summary>The host of the Dataverse organization.</summary>
    public required string Organization { get; init; }

    /// <summary>The Dataverse organization's id.</summary>
    public Guid OrganizationId { get; init; }

    /// <summary>When the file was written, in UTC.</summary>
    public DateTimeOffset ExportedAt { get; init; }

    /// <summary>The couplings, with what their records last agreed on.</summary>
    public long Couplings { get; init; }

    /// <summary>Those of them that a person suspended.</summary>
    public long Held { get; init; }

    /// <summary>How far changes were read, once for each side of a mapping.</summary>
    public long Watermarks { get; init; }

    /// <summary>The writes of which it is not known whether they were done.</summary>
    public long OpenWrites { get; init; }

    /// <summary>After an import: the couplings that the store had already, and that stayed as they were.</summary>
    public long AlreadyThere { get; init; }

    /// <summary>After an import: whether the state is of another company, organization or environment than the connection.</summary>
    public bool IsForeign { get; init; }

    /// <summary>After an import: the mappings of the file that are not known here. What is of them is in the store and waits for them.</summary>
    public IReadOnlyList<string> UnknownMappings { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Path;
}
