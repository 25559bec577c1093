namespace CouplingTools.Engine.Services.Http;

/// <summary>Sums amounts over a period that ends now. Amounts are kept in slots of time, and count until their whole slot is past.</summary>
internal sealed class SlidingWindow(double limit, TimeSpan period, TimeProvider time)
{
    private const int Slots = 60;

    private readonly Queue<(long Slot, double Amount)> _past = new();
    private readonly TimeSpan _slotLength = period / Slots;
    private (long Slot, double Amount) _current;
    private double _sum;

    /// <summary>Counts an amount as of now.</summary>
    public void Add(double amount)
    {
        Forget();
        _current.Amount += amount;
        _sum += amount;
    }

    /// <summary>How long until an amount fits; zero when it does. An amount larger than the limit fits once nothing else counts.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="underWay">What is not counted yet and will be; only its end, whenever that is, lets more than the rest fit.</param>
    public TimeSpan WaitFor(double amount, double underWay = 0)
    {
        Forget();
        var excess = Math.Min(_sum + underWay, _sum + underWay + amount - limit);
        if (excess <= 0)
            return TimeSpan.Zero;
        foreach (var slot in _past.Append(_current))
        {
            excess -= slot.Amount;
            if (excess <= 0)
                return new TimeSpan((_slotLength.Ticks * (slot.Slot + Slots + 1)) - Now);
        }
        return _slotLength;
    }

    private long Now => time.GetElapsedTime(0, time.GetTimestamp()).Ticks;

    private void Forget()
    {
        var slot = Now / _slotLength.Ticks;
        if (slot != _current.Slot)
        {
            if (_current.Amount > 0)
                _past.Enqueue(_current);
            _current = (slot, 0);
        }
        while (_past.TryPeek(out var oldest) && oldest.Slot + Slots < slot)
            _sum -= _past.Dequeue().Amount;
    }
}
