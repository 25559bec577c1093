namespace CouplingTools.Engine.Services.Http;

/// <summary>Holds back every request of a service while it wants to be left alone. Not safe for several threads.</summary>
internal sealed class EndpointGate(Backoff backoff, TimeProvider time)
{
    private int _throttles;

    /// <summary>When the gate opens, or last opened.</summary>
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>How long until the gate opens; zero when it is open.</summary>
    public TimeSpan Remaining => OpensAt - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Closes the gate for as long as the service asked, or for longer each time when it did not say. It never opens earlier than it would have.</summary>
    public void Close(TimeSpan? asked)
    {
        var until = time.GetUtcNow() + (asked ?? backoff.Delay(_throttles));
        _throttles++;
        if (until > OpensAt)
            OpensAt = until;
    }

    /// <summary>A request was carried out: the next throttling is a first one again.</summary>
    public void Relax() => _throttles = 0;
}
