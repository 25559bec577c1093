namespace CouplingTools.Engine.Services.Http;

/// <summary>Holds back every request of a service while it wants to be left alone. Not safe for several threads.</summary>
internal sealed class EndpointGate(Backoff backoff, TimeProvider time)
{
    private int _throttles;
    private long _closedAt = long.MinValue;

    /// <summary>When the gate opens, or last opened.</summary>
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>How long until the gate opens; zero when it is open.</summary>
    public TimeSpan Remaining => OpensAt - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>
    /// Closes the gate for as long as the service asked, or for longer each time when it did not say. It never opens earlier
    /// than it would have. Requests that were under way together are turned away once.
    /// </summary>
    /// <param name="asked">How long the service wants to be left alone, where it said so.</param>
    /// <param name="sentAt">When the request was sent that was turned away, as a timestamp.</param>
    public void Close(TimeSpan? asked, long sentAt)
    {
        var isKnown = sentAt < _closedAt;
        if (asked is null && isKnown)
            return;
        var until = time.GetUtcNow() + (asked ?? backoff.Delay(_throttles));
        if (until > OpensAt)
            OpensAt = until;
        if (isKnown)
            return;
        _throttles++;
        _closedAt = time.GetTimestamp();
    }

    /// <summary>A request was carried out that was sent since: the next throttling is a first one again.</summary>
    public void Relax(long sentAt)
    {
        if (sentAt >= _closedAt)
            _throttles = 0;
    }
}
