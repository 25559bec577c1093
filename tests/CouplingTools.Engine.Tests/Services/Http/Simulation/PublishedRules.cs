using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Tests.Services.Http.Simulation;

/// <summary>
/// A service that enforces what it publishes: the number of requests and, where it limits that, the time of finished requests in a sliding window, and
/// the number of requests at once. It answers after a network's delay and tells when to come again, or does not.
/// </summary>
internal sealed class PublishedRules(SimulatedTime time, ServiceLimits limits, bool tellsWhen = true)
{
    private static readonly TimeSpan s_oneWay = TimeSpan.FromMilliseconds(20);
    private readonly Queue<(TimeSpan At, double Amount)> _requests = new();
    private readonly Queue<(TimeSpan At, double Amount)> _seconds = new();
    private double _requestSum;
    private double _secondSum;
    private int _underWay;

    /// <summary>The recommended number of requests at once, where there is one.</summary>
    public int? Recommended { get; init; }

    public int Carried { get; private set; }

    /// <summary>The times requests were turned away.</summary>
    public List<TimeSpan> Refusals { get; } = [];

    /// <summary>The seconds spent on requests, by ours and by other users'.</summary>
    public double Spent { get; private set; }

    public int GreatestConcurrency { get; private set; }

    /// <summary>Other clients of the same user take their share.</summary>
    public void Consume(int requests, double seconds)
    {
        Add(_requests, requests, ref _requestSum);
        Add(_seconds, seconds, ref _secondSum);
    }

    public async Task<ServiceResponse> AnswerAsync(TimeSpan takes)
    {
        await Task.Delay(s_oneWay, time.Clock);
        if (RefusedFor() is { } wait)
        {
            Refusals.Add(time.Now);
            await Task.Delay(s_oneWay, time.Clock);
            return Refusal(tellsWhen ? wait : null);
        }

        Add(_requests, 1, ref _requestSum);
        GreatestConcurrency = Math.Max(GreatestConcurrency, ++_underWay);
        await Task.Delay(takes, time.Clock);
        _underWay--;
        Add(_seconds, takes.TotalSeconds, ref _secondSum);
        Spent += takes.TotalSeconds;
        Carried++;
        await Task.Delay(s_oneWay, time.Clock);
        return new(Delivery.Answered, 200, null, default, null, null) { RecommendedConcurrency = Recommended };
    }

    private TimeSpan? RefusedFor()
    {
        Forget(_requests, ref _requestSum);
        Forget(_seconds, ref _secondSum);
        if (_underWay >= limits.MostConcurrency)
            return TimeSpan.FromSeconds(1);
        if (_requestSum >= limits.Requests)
            return UntilBelow(_requests, _requestSum, limits.Requests);
        return limits.Execution is { } most && _secondSum >= most.TotalSeconds ? UntilBelow(_seconds, _secondSum, most.TotalSeconds) : null;
    }

    private TimeSpan UntilBelow(Queue<(TimeSpan At, double Amount)> entries, double sum, double most)
    {
        foreach (var (at, amount) in entries)
        {
            sum -= amount;
            if (sum < most)
                return TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((at + limits.Period - time.Now).TotalSeconds)));
        }

        return limits.Period;
    }

    private void Add(Queue<(TimeSpan At, double Amount)> entries, double amount, ref double sum)
    {
        entries.Enqueue((time.Now, amount));
        sum += amount;
    }

    private void Forget(Queue<(TimeSpan At, double Amount)> entries, ref double sum)
    {
        while (entries.TryPeek(out var oldest) && oldest.At <= time.Now - limits.Period)
            sum -= entries.Dequeue().Amount;
    }

    private static ServiceResponse Refusal(TimeSpan? wait) =>
        new(Delivery.Answered, 429, null, default, null, ServiceErrors.Create(Side.Sales, "MissingAnswer", ErrorClass.Transient, 429))
        {
            IsThrottled = true,
            RetryAfter = wait,
        };
}
