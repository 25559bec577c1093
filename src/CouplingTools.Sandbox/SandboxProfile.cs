using CouplingTools.Sandbox.BusinessCentral;
using CouplingTools.Sandbox.Dataverse;

namespace CouplingTools.Sandbox;

/// <summary>Switches for behaviour of the services that is known only in variants. Kept in the sandbox's file.</summary>
public sealed record SandboxProfile
{
    /// <summary>Business Central's.</summary>
    public BusinessCentralProfile BusinessCentral { get; init; } = new();

    /// <summary>Those of Dynamics 365 Sales.</summary>
    public DataverseProfile Sales { get; init; } = new();
}
