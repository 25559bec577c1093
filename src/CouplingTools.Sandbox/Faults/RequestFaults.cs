namespace CouplingTools.Sandbox.Faults;

/// <summary>What goes wrong with an HTTP request.</summary>
internal sealed record RequestFaults
{
    /// <summary>Nothing.</summary>
    public static RequestFaults None { get; } = new();

    /// <summary>Time lost for the request.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Time lost for each row.</summary>
    public TimeSpan LatencyPerRow { get; init; }

    /// <summary>How far the service's clock is fast.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>Why the request is refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What becomes of the answer.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>The faults that may strike its operations.</summary>
    public IReadOnlyList<SandboxFault> OfOperations { get; init; } = [];

    /// <summary>With one more fault that has struck. Of two that exclude each other the earlier one in the way of a request remains.</summary>
    public RequestFaults With(SandboxFault fault, FaultDraw draw) => fault.Kind switch
    {
        SandboxFaultKind.Latency => this with
        {
            Latency = TimeSpan.FromMilliseconds(fault.Milliseconds ?? 0),
            LatencyPerRow = TimeSpan.FromMicroseconds(fault.MicrosecondsPerRow ?? 0),
        },
        SandboxFaultKind.ClockSkew => this with { Skew = TimeSpan.FromMinutes(fault.SkewMinutes ?? 0) },
        SandboxFaultKind.TruncatedBody => Delivered(Delivery.Truncated),
        SandboxFaultKind.ConnectionLostAfter => Delivered(Delivery.LostAfter),
        SandboxFaultKind.ConnectionLostBefore => Delivered(Delivery.LostBefore),
        SandboxFaultKind.TokenExpired => Refused(RefusalReason.Unauthorized, null),
        SandboxFaultKind.Unavailable => Refused(RefusalReason.Unavailable, fault.RetryAfterSeconds),
        _ => Refused((RefusalReason)draw.Variant(3), fault.RetryAfterSeconds),
    };

    private RequestFaults Delivered(Delivery delivery) => delivery > Delivery ? this with { Delivery = delivery } : this;

    private RequestFaults Refused(RefusalReason reason, int? retryAfter) =>
        Refusal is null || reason > Refusal.Reason ? this with { Refusal = new Refusal(reason) { RetryAfterSeconds = retryAfter } } : this;
}
