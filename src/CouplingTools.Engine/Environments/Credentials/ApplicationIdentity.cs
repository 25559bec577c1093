namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Who signs in to Microsoft Entra ID, and where.</summary>
public sealed class ApplicationIdentity
{
    /// <summary>The tenant's id or domain; the one that the Business Central address names unless given.</summary>
    public string? TenantId { get; init; }

    /// <summary>The application (client) id.</summary>
    public string? ClientId { get; init; }

    /// <summary>The identity provider's address, for national clouds; that of the public cloud unless given.</summary>
    public Uri? Authority { get; init; }

    /// <summary>The file that holds the token of a workload; the one the environment names unless given.</summary>
    public string? TokenFile { get; init; }
}
