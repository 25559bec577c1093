namespace CouplingTools.Engine.Tests.Services.Http.Simulation;

/// <summary>Runs asynchronous work on one thread by a clock of its own, so that hours pass in a moment, and always in the same way.</summary>
internal sealed class SimulatedTime : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public SimulatedClock Clock { get; } = new();

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Now => Clock.Now;

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    /// <summary>Works until everything is done.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        Task running;
        try
        {
            running = work();
            do
            {
                while (_posted.TryDequeue(out var next))
                    next.Callback(next.State);
            }
            while (!running.IsCompleted && Clock.Leap());
        }
        finally
        {
            SetSynchronizationContext(outer);
        }

        await running.WaitAsync(TimeSpan.FromSeconds(1));
    }
}
