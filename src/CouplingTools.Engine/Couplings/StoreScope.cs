namespace CouplingTools.Engine.Couplings;

/// <summary>What a store's content belongs to. One database may hold several; none sees another's.</summary>
/// <param name="CompanyId">The Business Central company.</param>
/// <param name="OrganizationId">The Dataverse organization.</param>
internal sealed record StoreScope(Guid CompanyId, Guid OrganizationId)
{
    /// <summary>Where the two were found, as far as it is known.</summary>
    public StorePlace? Place { get; init; }

    /// <summary>Whether a store that belongs to other environments takes this one, too.</summary>
    public bool IsWelcome { get; init; }

    /// <summary>Whether a store is only looked at, and does not come to belong to this.</summary>
    public bool IsVisitor { get; init; }
}
