namespace CouplingTools.Engine.Services.Http;

/// <summary>
/// Keeps the time that a service spends on requests within its limit. Requests under way count with the time that
/// requests took of late. Not safe for several threads.
/// </summary>
internal sealed class ExecutionLedger(double limitSeconds, TimeSpan period, TimeProvider time)
{
    private const double RecentWeight = 0.3;
    private readonly SlidingWindow _spent = new(limitSeconds, period, time);
    private double _expected;
    private int _underWay;

    /// <summary>How long until another request may be sent.</summary>
    public TimeSpan Wait => _spent.WaitFor((_underWay + 1) * _expected);

    public void Begin() => _underWay++;

    public void End(TimeSpan took)
    {
        _underWay--;
        _spent.Add(took.TotalSeconds);
        _expected += (took.TotalSeconds - _expected) * RecentWeight;
    }
}
