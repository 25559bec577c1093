namespace CouplingTools.Engine.Couplings;

/// <summary>What a store's content belongs to. One database may hold several; none sees another's.</summary>
/// <param name="CompanyId">The Business Central company.</param>
/// <param name="OrganizationId">The Dataverse organization.</param>
internal sealed record StoreScope(Guid CompanyId, Guid OrganizationId);
