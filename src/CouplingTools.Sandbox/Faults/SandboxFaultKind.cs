namespace CouplingTools.Sandbox.Faults;

/// <summary>What can go wrong on request.</summary>
public enum SandboxFaultKind
{
    /// <summary>The request is refused with status 429 and a Retry-After header.</summary>
    Throttle,

    /// <summary>The request is refused with status 429 and no Retry-After header.</summary>
    ThrottleWithoutRetryAfter,

    /// <summary>The request is refused with status 503, with a Retry-After header where one is given.</summary>
    Unavailable,

    /// <summary>The answer takes longer: a fixed time for each request and for each row.</summary>
    Latency,

    /// <summary>The connection is lost before the request is processed.</summary>
    ConnectionLostBefore,

    /// <summary>The connection is lost after the request was processed and its changes were committed.</summary>
    ConnectionLostAfter,

    /// <summary>The connection is lost in the middle of the answer's body.</summary>
    TruncatedBody,

    /// <summary>The request is refused with status 401, as with a token that has expired.</summary>
    TokenExpired,

    /// <summary>Another user changes the row just before a write that names a version, so that the write is refused.</summary>
    StaleVersion,

    /// <summary>The service changes a text that a client writes, as its validation or a plug-in would.</summary>
    Rewrite,

    /// <summary>The service's clock is wrong: its Date header and the times it dates rows by.</summary>
    ClockSkew,
}
