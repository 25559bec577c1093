namespace CouplingTools.Sandbox.Limits;

/// <summary>The sum of what happened within the last so many seconds. Not safe for several threads.</summary>
internal sealed class SlidingWindow(TimeSpan length, TimeProvider time)
{
    private readonly Queue<(long At, long Amount)> _entries = new();
    private long _sum;

    /// <summary>The sum now.</summary>
    public long Sum
    {
        get
        {
            while (_entries.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= length)
                _sum -= _entries.Dequeue().Amount;
            return _sum;
        }
    }

    /// <summary>Adds an amount that counts from now on.</summary>
    public void Add(long amount)
    {
        _entries.Enqueue((time.GetTimestamp(), amount));
        _sum += amount;
    }

    /// <summary>How long it takes until the sum is less than a limit, if nothing is added.</summary>
    public TimeSpan UntilBelow(long limit)
    {
        var sum = Sum;
        foreach (var (at, amount) in _entries)
        {
            sum -= amount;
            if (sum < limit)
                return length - time.GetElapsedTime(at);
        }
        return TimeSpan.Zero;
    }
}
