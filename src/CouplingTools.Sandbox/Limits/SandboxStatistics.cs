using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Sandbox.Limits;

/// <summary>What the two services have seen since the environment was opened.</summary>
public sealed record SandboxStatistics(ServiceStatistics BusinessCentral, ServiceStatistics Sales);

/// <summary>What one service has seen since the environment was opened.</summary>
/// <param name="Requests">HTTP requests, a batch being one.</param>
/// <param name="GreatestConcurrency">The greatest number of requests that were under way at once, those in a queue included.</param>
/// <param name="Throttled">Requests refused because of a limit; refusals by a fault are not among them.</param>
/// <param name="Unauthorized">Requests refused because of their credentials; refusals by a fault are not among them.</param>
/// <param name="Faults">How often each kind of fault has struck.</param>
public sealed record ServiceStatistics(
    int Requests, int GreatestConcurrency, int Throttled, int Unauthorized, IReadOnlyDictionary<SandboxFaultKind, int> Faults);
