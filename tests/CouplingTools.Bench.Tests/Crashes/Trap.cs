namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>Waits for a moment and then does what is to be done at it, once.</summary>
internal sealed class Trap(Moment moment, Action spring)
{
    private readonly object _gate = new();
    private int _requests;
    private bool _isSprung;
    private bool _isDisarmed;

    public Moment Moment => moment;

    public bool IsSprung
    {
        get
        {
            lock (_gate)
                return _isSprung;
        }
    }

    /// <summary>A request begins; whether it is the one that is waited for.</summary>
    public bool Counts(bool isWrite)
    {
        if (moment.Kind is MomentKind.Start or MomentKind.StoreWrite or MomentKind.End || (moment.OfWrites && !isWrite))
            return false;
        return Interlocked.Increment(ref _requests) == moment.Number;
    }

    public void Spring()
    {
        lock (_gate)
        {
            if (_isSprung || _isDisarmed)
                return;
            spring();
            _isSprung = true;
        }
    }

    /// <summary>Makes sure that what still waits for the moment has missed it.</summary>
    public void Disarm()
    {
        lock (_gate)
            _isDisarmed = true;
    }

    public bool IsOver
    {
        get
        {
            lock (_gate)
                return _isSprung || _isDisarmed;
        }
    }

    public async Task SpringLaterAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(moment.Delay, cancellationToken);
        Spring();
    }
}
