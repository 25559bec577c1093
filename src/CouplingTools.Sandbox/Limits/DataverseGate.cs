using System.Globalization;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Limits;

/// <summary>The limits of Dataverse, after "Service protection API limits": number and execution time of requests in the window, requests at once.</summary>
/// <remarks>
/// Fidelity: a refused request does not count. Retry-After is the time until the window has room again, or a second where too many requests come at once;
/// the service's own rule is not documented. The execution time is that of finished requests.
/// </remarks>
internal sealed class DataverseGate(SandboxLimits limits, TimeProvider time) : IServiceGate
{
    private readonly object _gate = new();
    private readonly SlidingWindow _requests = new(limits.Window, time);
    private readonly SlidingWindow _executionTicks = new(limits.Window, time);
    private int _underWay;

    /// <inheritdoc/>
    public ValueTask<Admission> EnterAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Refusal() is { } refusal)
                return ValueTask.FromResult(new Admission(refusal, label: Label));
            _underWay++;
            _requests.Add(1);
        }
        var started = time.GetTimestamp();
        return ValueTask.FromResult(new Admission(null, () => Leave(started), Label));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private Refusal? Refusal()
    {
        if (_underWay >= limits.SalesConcurrency)
            return Refuse(RefusalReason.Concurrency, TimeSpan.FromSeconds(1));
        if (_requests.Sum >= limits.Requests)
            return Refuse(RefusalReason.Requests, _requests.UntilBelow(limits.Requests));
        return _executionTicks.Sum >= limits.ExecutionTime.Ticks
            ? Refuse(RefusalReason.ExecutionTime, _executionTicks.UntilBelow(limits.ExecutionTime.Ticks))
            : null;
    }

    private Refusal Refuse(RefusalReason reason, TimeSpan wait) =>
        new(reason) { Limits = limits, RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };

    private void Leave(long started)
    {
        lock (_gate)
        {
            _underWay--;
            _executionTicks.Add(time.GetElapsedTime(started).Ticks);
        }
    }

    private void Label(HeaderList headers)
    {
        lock (_gate)
        {
            var seconds = Math.Max(0, (limits.ExecutionTime.Ticks - _executionTicks.Sum) / (double)TimeSpan.TicksPerSecond);
            headers.Add("x-ms-ratelimit-burst-remaining-xrm-requests", Math.Max(0, limits.Requests - _requests.Sum).ToString(CultureInfo.InvariantCulture));
            headers.Add("x-ms-ratelimit-time-remaining-xrm-requests", seconds.ToString("N2", CultureInfo.InvariantCulture));
            headers.Add("x-ms-dop-hint", limits.ParallelismHint.ToString(CultureInfo.InvariantCulture));
        }
    }
}
