namespace CouplingTools.Engine.Services.Http;

/// <summary>What a service allows one user (documentation: "Operational limits online", "Service protection API limits").</summary>
/// <param name="Period">The sliding window that the limits apply to.</param>
/// <param name="Requests">The number of requests in the window.</param>
/// <param name="Execution">The time spent on requests in the window, where that is limited.</param>
/// <param name="FirstConcurrency">The number of requests under way at once to start with.</param>
/// <param name="MostConcurrency">The number of requests under way at once that is never exceeded.</param>
/// <param name="MostOperations">The number of operations in a batch.</param>
internal sealed record ServiceLimits(
    TimeSpan Period, int Requests, TimeSpan? Execution, int FirstConcurrency, int MostConcurrency, int MostOperations)
{
    public static ServiceLimits BusinessCentral { get; } = new(TimeSpan.FromMinutes(5), 6_000, null, 2, 5, 100);

    public static ServiceLimits Dataverse { get; } = new(TimeSpan.FromMinutes(5), 6_000, TimeSpan.FromMinutes(20), 4, 52, 1_000);
}
