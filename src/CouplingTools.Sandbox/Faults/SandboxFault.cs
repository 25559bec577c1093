using System.Text.Json.Serialization;

namespace CouplingTools.Sandbox.Faults;

/// <summary>
/// A fault the sandbox makes on request. Kept in the sandbox's file. Which requests it strikes depends on its seed and their order only, so that a run
/// can be repeated.
/// </summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record SandboxFault(SandboxFaultKind Kind)
{
    /// <summary>How many percent of the requests are struck, 0 to 100; of the writes for StaleVersion and Rewrite.</summary>
    public double Percent { get; init; } = Kind is SandboxFaultKind.Latency or SandboxFaultKind.Rewrite or SandboxFaultKind.ClockSkew ? 100 : 10;

    /// <summary>BusinessCentral or Sales; null for both. A fault of one service goes before one of both.</summary>
    public string? Service { get; init; }

    /// <summary>The same seed strikes the same requests of a run.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Throttle and Unavailable: the value of the Retry-After header.</summary>
    public int? RetryAfterSeconds { get; init; } = Kind == SandboxFaultKind.Throttle ? 1 : null;

    /// <summary>Latency: the time for each request.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>Latency: the time for each row that is read or written.</summary>
    public int? MicrosecondsPerRow { get; init; }

    /// <summary>Rewrite: the text column, under its name on the wire, in whichever tables have it.</summary>
    public string? Column { get; init; }

    /// <summary>Rewrite: what is made of the text.</summary>
    public FaultTransform? Transform { get; init; } = Kind == SandboxFaultKind.Rewrite ? FaultTransform.UpperCase : null;

    /// <summary>Rewrite by truncation: the number of characters that are left.</summary>
    public int? Length { get; init; }

    /// <summary>ClockSkew: how far the clock is fast; negative where it is slow.</summary>
    public double? SkewMinutes { get; init; }

    /// <summary>True where it strikes single operations, inside batches too; else HTTP requests.</summary>
    [JsonIgnore]
    internal bool OfOperations => Kind is SandboxFaultKind.StaleVersion or SandboxFaultKind.Rewrite;

    /// <summary>Name by which the draws are counted. There is one fault of each name.</summary>
    [JsonIgnore]
    internal string Key => $"fault/{Kind}/{Service}/{Column}";
}
