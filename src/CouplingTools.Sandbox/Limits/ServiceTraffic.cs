using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Sandbox.Limits;

/// <summary>Counts the requests of one service and keeps them within its limits where these are enforced.</summary>
internal sealed class ServiceTraffic(Func<SandboxLimits, IServiceGate> gate) : IDisposable
{
    private readonly object _counting = new();
    private IServiceGate? _gate;
    private int _requests;
    private int _underWay;
    private int _greatest;
    private int _throttled;
    private int _unauthorized;

    /// <summary>Enforces limits from the next request on, counting from nothing; null for none. Requests that wait in the queue are refused.</summary>
    public void Enforce(SandboxLimits? limits) => Interlocked.Exchange(ref _gate, limits is null ? null : gate(limits))?.Dispose();

    /// <summary>Admits a request, lets it wait, or refuses it.</summary>
    /// <param name="isAuthorized">Whether its credentials are accepted.</param>
    public async ValueTask<Admission> EnterAsync(bool isAuthorized, CancellationToken cancellationToken)
    {
        Arrive();
        Admission? admission = null;
        try
        {
            admission = isAuthorized ? await AdmitAsync(cancellationToken).ConfigureAwait(false) : new Admission(new Refusal(RefusalReason.Unauthorized));
            if (admission.Refusal is { } refusal)
                Interlocked.Increment(ref refusal.Reason == RefusalReason.Unauthorized ? ref _unauthorized : ref _throttled);
            return new Admission(admission.Refusal, () => Leave(admission), admission.Label);
        }
        catch
        {
            Leave(admission);
            throw;
        }
    }

    /// <summary>What has been counted.</summary>
    public ServiceStatistics Read(IReadOnlyDictionary<SandboxFaultKind, int> faults)
    {
        lock (_counting)
            return new ServiceStatistics(_requests, _greatest, _throttled, _unauthorized, faults);
    }

    /// <inheritdoc/>
    public void Dispose() => Enforce(null);

    private ValueTask<Admission> AdmitAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _gate)?.EnterAsync(cancellationToken) ?? ValueTask.FromResult(Admission.Free);

    private void Arrive()
    {
        lock (_counting)
        {
            _requests++;
            _greatest = Math.Max(_greatest, ++_underWay);
        }
    }

    private void Leave(Admission? admission)
    {
        admission?.Dispose();
        lock (_counting)
            _underWay--;
    }
}
