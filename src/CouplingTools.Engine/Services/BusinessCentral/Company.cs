namespace CouplingTools.Engine.Services.BusinessCentral;

/// <summary>A company of a Business Central environment.</summary>
internal sealed record Company(Guid Id, string Name, string DisplayName);
