using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine;

/// <summary>Tells a run's host also when a service makes the run wait, and keeps the calls to it apart.</summary>
internal sealed class PauseTellingHost : IRunHost, IDisposable
{
    private readonly object _lock = new();
    private readonly IRunHost _host;
    private readonly TimeProvider _time;
    private readonly IDisposable _listening;
    private RunProgress _progress;
    private ServicePause? _pause;

    public PauseTellingHost(IRunHost host, ServiceNotices notices, TimeProvider time, string? mapping)
    {
        _host = host;
        _time = time;
        _progress = new(mapping ?? string.Empty, 0, null, 0, 0);
        _listening = notices.Listen(Tell);
    }

    public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken) => _host.AskAsync(planned, cancellationToken);

    public void Report(RunProgress progress)
    {
        lock (_lock)
        {
            _progress = progress;
            Report();
        }
    }

    public void Warn(string message)
    {
        lock (_lock)
            _host.Warn(message);
    }

    public void Verbose(string message)
    {
        lock (_lock)
            _host.Verbose(message);
    }

    public void Dispose() => _listening.Dispose();

    private void Tell(ServicePause pause)
    {
        lock (_lock)
        {
            if (_pause is null || pause.Until > _pause.Until)
                _pause = pause;
            var until = TimeZoneInfo.ConvertTime(pause.Until, _time.LocalTimeZone);
            _host.Verbose(pause.IsPrecaution
                ? ErrorText.Message("ServicePaced", pause.Side, until)
                : ErrorText.Message("ServicePaused", pause.Side, until));
            Report();
        }
    }

    private void Report()
    {
        if (_pause?.Until <= _time.GetUtcNow())
            _pause = null;
        _host.Report(_progress with { PausedBy = _pause?.Side, PausedUntil = _pause?.Until });
    }
}
