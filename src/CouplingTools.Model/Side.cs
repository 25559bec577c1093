namespace CouplingTools;

/// <summary>One of the two services a coupling joins.</summary>
public enum Side
{
    /// <summary>Dynamics 365 Business Central.</summary>
    BusinessCentral,

    /// <summary>Dynamics 365 Sales, on Dataverse.</summary>
    Sales,
}
