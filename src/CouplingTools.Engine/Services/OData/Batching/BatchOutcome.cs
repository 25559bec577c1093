using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>What is left to do after an attempt to deliver operations.</summary>
/// <param name="Again">The operations to send again.</param>
/// <param name="Verdict">When to do so.</param>
/// <param name="TooSlow">The error that says that the time was not enough, if so.</param>
internal sealed record BatchOutcome(IReadOnlyList<int> Again, Verdict Verdict, ServiceError? TooSlow = null)
{
    public static BatchOutcome Done { get; } = new([], Verdict.Final);

    public BatchOutcome And(BatchOutcome other) => new(
        [.. Again, .. other.Again],
        Verdict > other.Verdict ? Verdict : other.Verdict,
        TooSlow ?? other.TooSlow);
}
