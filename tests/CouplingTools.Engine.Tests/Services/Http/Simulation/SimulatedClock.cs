namespace CouplingTools.Engine.Tests.Services.Http.Simulation;

/// <summary>A clock that leaps from one timer to the next. For one thread.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private static readonly DateTimeOffset s_start = new(2025, 3, 5, 10, 40, 0, TimeSpan.Zero);
    private readonly PriorityQueue<(Timer Timer, int Setting), (long Due, long Order)> _timers = new();
    private long _order;

    public TimeSpan Now { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => s_start.Ticks + Now.Ticks;

    public override DateTimeOffset GetUtcNow() => s_start + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Leaps to the next timer and lets it go off.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Leap()
    {
        while (_timers.TryDequeue(out var next, out var when))
        {
            if (!next.Timer.IsSet(next.Setting))
                continue;
            Now = TimeSpan.FromTicks(Math.Max(Now.Ticks, when.Due));
            next.Timer.GoOff();
            return true;
        }

        return false;
    }

    private sealed class Timer(SimulatedClock clock, Action goOff) : ITimer
    {
        private int _setting;

        public bool IsSet(int setting) => setting == _setting;

        public void GoOff()
        {
            _setting++;
            goOff();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _setting++;
            if (dueTime != Timeout.InfiniteTimeSpan)
                clock._timers.Enqueue((this, _setting), ((clock.Now + dueTime).Ticks, ++clock._order));
            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
