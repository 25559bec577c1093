namespace CouplingTools.Engine.Services.Http;

/// <summary>
/// Finds out how many requests a service bears at once: one more after each full window of healthy answers, half as many
/// after throttling. Not safe for several threads.
/// </summary>
internal sealed class AdaptiveConcurrency
{
    private readonly ConcurrencyWindow _window;
    private readonly LatencyTrend _reads = new();
    private readonly LatencyTrend _batches = new();
    private int _most;
    private int _healthy;
    private long _reducedAt;

    public AdaptiveConcurrency(int first, int most)
    {
        _most = most;
        _window = new(Math.Min(first, most));
    }

    public ConcurrencyWindow Window => _window;

    /// <summary>Takes the service's own recommendation as the limit.</summary>
    public void Recommend(int most, int allowed)
    {
        _most = Math.Clamp(most, 1, allowed);
        if (_window.Size > _most)
            _window.Size = _most;
    }

    /// <summary>A request was carried out. The window grows only while it is used to the full and answers do not slow down.</summary>
    /// <param name="took">How long it took.</param>
    /// <param name="operations">The number of operations of a batch; <see langword="null"/> for a read.</param>
    /// <param name="bytes">The size of the answer.</param>
    public void Healthy(TimeSpan took, int? operations, int bytes)
    {
        const int BytesOfOneUnit = 64 * 1024;
        var (trend, units) = operations is { } count ? (_batches, count) : (_reads, 1 + (bytes / BytesOfOneUnit));
        trend.Add(took.TotalSeconds / units);
        if (trend.IsRising || !_window.IsFull || _window.Size >= _most || ++_healthy < _window.Size)
            return;
        _healthy = 0;
        _window.Size++;
    }

    /// <summary>A request was turned away. Those that were under way together count as one.</summary>
    /// <param name="sentAt">When it was sent, as a timestamp.</param>
    /// <param name="now">The timestamp of now.</param>
    public void Overloaded(long sentAt, long now)
    {
        if (sentAt < _reducedAt)
            return;
        _reducedAt = now;
        _healthy = 0;
        _window.Size = Math.Max(1, _window.Size / 2);
    }
}
