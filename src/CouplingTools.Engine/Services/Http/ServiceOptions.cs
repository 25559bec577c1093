namespace CouplingTools.Engine.Services.Http;

/// <summary>How a service may be used, and where ids come from.</summary>
internal sealed record ServiceOptions
{
    /// <summary>The greatest number of requests under way at once.</summary>
    public int MaxConcurrency { get; init; } = 5;

    /// <summary>The number of operations sent together.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Makes the ids of requests.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;
}
