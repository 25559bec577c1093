using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace CouplingTools.Sandbox.Tests.Faults;

/// <summary>A clock that is set by hand and remembers what was waited for.</summary>
public sealed class RecordingTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Advances the clock in steps until the task has ended, or so many times.</summary>
    public async Task AdvanceUntilAsync(Task task, TimeSpan step, int times = int.MaxValue)
    {
        for (var i = 0; i < times && !task.IsCompleted; i++)
        {
            await Task.WhenAny(task, Task.Delay(20));
            Advance(step);
            await Task.WhenAny(task, Task.Delay(20));
        }
    }

    /// <summary>How long the service waits while it answers a request.</summary>
    public async Task<TimeSpan> MeasureAsync(Func<Task> request)
    {
        _waits.Clear();
        var task = request();
        await AdvanceUntilAsync(task, TimeSpan.FromSeconds(1));
        await task;
        return _waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);
    }
}
