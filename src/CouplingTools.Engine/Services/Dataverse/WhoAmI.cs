namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>Who is signed in, and where.</summary>
internal sealed record WhoAmI(Guid OrganizationId, Guid UserId, Guid BusinessUnitId);
