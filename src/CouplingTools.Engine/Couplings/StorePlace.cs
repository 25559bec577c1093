namespace CouplingTools.Engine.Couplings;

/// <summary>What people call the company and the organization that a store's content belongs to.</summary>
/// <param name="Environment">The Business Central environment: its host and its name, in lower case.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Organization">The host of the Dataverse organization.</param>
internal sealed record StorePlace(string Environment, string Company, string Organization)
{
    /// <summary>No server can have an address in this domain (RFC 6761), so it says nothing of where a sandbox is that is served elsewhere.</summary>
    private const string NoDomain = ".invalid";

    /// <summary>
    /// Whether the environments may be one and the same. A copy of an environment keeps the ids of its companies, and is told from the original
    /// by its name alone.
    /// </summary>
    public bool MayBe(StorePlace other) => Environment == other.Environment || IsNowhere || other.IsNowhere;

    private bool IsNowhere => Environment.Split('/')[0].EndsWith(NoDomain, StringComparison.Ordinal);
}
