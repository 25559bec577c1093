using CouplingTools.Sandbox.BusinessCentral;

namespace CouplingTools.Sandbox;

/// <summary>Switches for behaviour of the services that is known only in variants. Kept in the sandbox's file.</summary>
public sealed record SandboxProfile
{
    /// <summary>Business Central's.</summary>
    public BusinessCentralProfile BusinessCentral { get; init; } = new();
}
