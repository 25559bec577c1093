namespace CouplingTools;

/// <summary>An open environment: both services and the coupling store.</summary>
public abstract class CouplingConnection
{
    /// <summary>The environment's name, or the sandbox file's.</summary>
    public required string Name { get; init; }

    /// <summary>The Business Central environment's address.</summary>
    public required Uri BusinessCentralUrl { get; init; }

    /// <summary>The Business Central company's name.</summary>
    public required string Company { get; init; }

    /// <summary>The Business Central company's id.</summary>
    public required Guid CompanyId { get; init; }

    /// <summary>The Dataverse organization's address.</summary>
    public required Uri DataverseUrl { get; init; }

    /// <summary>Where the couplings are kept.</summary>
    public required string StorePath { get; init; }

    /// <summary>Whether both services are imitated by a sandbox file.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>When the environment was opened, in UTC.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }

    /// <summary>Whether the connection was closed.</summary>
    public bool IsClosed { get; protected set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
