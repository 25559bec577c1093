namespace CouplingTools.Sandbox.Limits;

/// <summary>
/// The limits both services publish for one user ("Operational limits for Business Central online", "Service protection API limits"). The sandbox has
/// one user of each service, and of Dataverse one web server.
/// </summary>
public sealed record SandboxLimits
{
    /// <summary>As published.</summary>
    public static SandboxLimits Published { get; } = new();

    /// <summary>The sliding window of time in which requests are counted.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Requests within the window, of each service.</summary>
    public int Requests { get; init; } = 6000;

    /// <summary>Dataverse: execution time of all requests within the window.</summary>
    public TimeSpan ExecutionTime { get; init; } = TimeSpan.FromSeconds(1200);

    /// <summary>Dataverse: requests at once.</summary>
    public int SalesConcurrency { get; init; } = 52;

    /// <summary>Dataverse: the number of parallel requests it recommends in x-ms-dop-hint.</summary>
    public int ParallelismHint { get; init; } = 10;

    /// <summary>Business Central: requests processed at once.</summary>
    public int BusinessCentralConcurrency { get; init; } = 5;

    /// <summary>Business Central: requests that wait to be processed.</summary>
    public int QueueLength { get; init; } = 95;

    /// <summary>Business Central: the longest that a request waits.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>
    /// The same rates over a shorter or longer window: numbers of requests and all times are multiplied, what is allowed at once stays.
    /// </summary>
    /// <param name="factor">Greater than 0; 0.2 makes the window a minute.</param>
    public SandboxLimits Scale(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return this with
        {
            Window = Window * factor,
            Requests = Math.Max(1, (int)(Requests * factor)),
            ExecutionTime = ExecutionTime * factor,
            QueueTime = QueueTime * factor,
        };
    }
}
