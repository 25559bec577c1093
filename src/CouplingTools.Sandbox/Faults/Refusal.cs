using CouplingTools.Sandbox.Limits;

namespace CouplingTools.Sandbox.Faults;

/// <summary>Why a service does not look at a request, in the order of weight. The first three are the limits of Dataverse.</summary>
internal enum RefusalReason
{
    /// <summary>Too many requests in the window of time.</summary>
    Requests,

    /// <summary>Too much execution time in the window of time.</summary>
    ExecutionTime,

    /// <summary>Too many requests at once.</summary>
    Concurrency,

    /// <summary>The service is not available for a while.</summary>
    Unavailable,

    /// <summary>The credentials are missing, wrong or expired.</summary>
    Unauthorized,
}

/// <summary>A refusal, in no service's words yet.</summary>
internal sealed record Refusal(RefusalReason Reason)
{
    /// <summary>The value of the Retry-After header; null for none.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The limits the answer names.</summary>
    public SandboxLimits Limits { get; init; } = SandboxLimits.Published;
}
