namespace CouplingTools.Engine.Services.Http;

/// <summary>Passes notices on to those who listen at the time.</summary>
internal sealed class ServiceNotices : IServiceNotices
{
    private readonly object _lock = new();
    private Action<ServicePause>? _listeners;

    /// <summary>Calls the listener for every pause until the returned object is disposed.</summary>
    public IDisposable Listen(Action<ServicePause> listener)
    {
        lock (_lock)
            _listeners += listener;
        return new Subscription(this, listener);
    }

    public void Paused(ServicePause pause)
    {
        Action<ServicePause>? listeners;
        lock (_lock)
            listeners = _listeners;
        listeners?.Invoke(pause);
    }

    private sealed class Subscription(ServiceNotices notices, Action<ServicePause> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (notices._lock)
                notices._listeners -= listener;
        }
    }
}
