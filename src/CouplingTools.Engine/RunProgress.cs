namespace CouplingTools.Engine;

/// <summary>How far a run is.</summary>
/// <param name="Mapping">The mapping at work.</param>
/// <param name="Completed">Results so far.</param>
/// <param name="Total">The number of inputs, where it is known.</param>
/// <param name="Written">Records created or updated so far.</param>
/// <param name="Failed">Records failed so far.</param>
public sealed record RunProgress(string Mapping, int Completed, long? Total, int Written, int Failed)
{
    /// <summary>The service that is waited for, if one is.</summary>
    public Side? PausedBy { get; init; }

    /// <summary>When the wait for it ends, in UTC.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
}
