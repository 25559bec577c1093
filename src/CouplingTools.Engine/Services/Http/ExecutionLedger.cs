namespace CouplingTools.Engine.Services.Http;

/// <summary>
/// Keeps the time that a service spends on requests within its limit. Requests under way count with what such requests took
/// of late: a batch by the number of its operations, lest many short reads hide what a long batch is about to take. Not safe
/// for several threads.
/// </summary>
internal sealed class ExecutionLedger(double limitSeconds, TimeSpan period, TimeProvider time)
{
    private const double RecentWeight = 0.3;
    private readonly SlidingWindow _spent = new(limitSeconds, period, time);
    private double? _ofRead;
    private double? _ofOperation;
    private double _underWay;

    /// <summary>How long until a request may be sent.</summary>
    /// <param name="operations">The number of operations of a batch; <see langword="null"/> for a read.</param>
    public TimeSpan WaitFor(int? operations) => _spent.WaitFor(Expected(operations), _underWay);

    /// <summary>Counts a request that is about to be sent.</summary>
    /// <returns>The seconds it is expected to take, to be given back at its end.</returns>
    public double Begin(int? operations)
    {
        var expected = Expected(operations);
        _underWay += expected;
        return expected;
    }

    public void End(double expected, int? operations, TimeSpan took)
    {
        _underWay = Math.Max(0, _underWay - expected);
        _spent.Add(took.TotalSeconds);
        if (operations is { } count)
            _ofOperation = Blend(_ofOperation, took.TotalSeconds / Math.Max(1, count));
        else
            _ofRead = Blend(_ofRead, took.TotalSeconds);
    }

    private double Expected(int? operations) => Math.Max(_ofRead ?? 0, operations * _ofOperation ?? 0);

    private static double Blend(double? known, double seen) => known is { } earlier ? earlier + ((seen - earlier) * RecentWeight) : seen;
}
