namespace CouplingTools.Engine.Services.Http;

/// <summary>Exponential back-off with full jitter: any wait up to a limit that doubles, so that clients turned away together do not come back together.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Func<double> random)
{
    /// <summary>The wait before repeating for the n-th time, counted from 0.</summary>
    public TimeSpan Delay(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(first.TotalSeconds * Math.Pow(2, attempt), longest.TotalSeconds) * random());
}
