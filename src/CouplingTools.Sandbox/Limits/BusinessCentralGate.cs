using System.Threading.RateLimiting;
using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Sandbox.Limits;

/// <summary>
/// The limits of Business Central online, after "Operational limits for Business Central online": requests beyond the number processed at once wait in a
/// queue; a full queue and too many requests in the window are answered with 429, too long a wait with 503.
/// </summary>
/// <remarks>Fidelity: a refused request does not count in the window; whether it does in the service is not documented. A batch counts as one request.</remarks>
internal sealed class BusinessCentralGate(SandboxLimits limits, TimeProvider time) : IServiceGate
{
    private readonly SlidingWindow _window = new(limits.Window, time);
    private readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = limits.BusinessCentralConcurrency,
        QueueLimit = limits.QueueLength,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <inheritdoc/>
    public async ValueTask<Admission> EnterAsync(CancellationToken cancellationToken)
    {
        lock (_window)
        {
            if (_window.Sum >= limits.Requests)
                return Refuse(RefusalReason.Requests);
            _window.Add(1);
        }
        using var patience = new CancellationTokenSource(limits.QueueTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var lease = await _limiter.AcquireAsync(1, either.Token).ConfigureAwait(false);
            return lease.IsAcquired ? new Admission(null, lease.Dispose) : Refuse(RefusalReason.Concurrency);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Refuse(RefusalReason.Unavailable);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private Admission Refuse(RefusalReason reason) => new(new Refusal(reason) { Limits = limits });
}
