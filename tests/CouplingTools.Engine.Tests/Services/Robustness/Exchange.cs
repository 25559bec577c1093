namespace CouplingTools.Engine.Tests.Services.Robustness;

/// <summary>What the clients ask the services for.</summary>
internal enum Exchange
{
    CentralCompanies,
    CentralMetadata,
    CentralRows,
    CentralWrites,
    SalesIdentity,
    SalesMetadata,
    SalesEntitySet,
    SalesRows,
    SalesChanges,
    SalesWrites,
}
