namespace CouplingTools.Engine.Services.Http;

/// <summary>
/// Lets the requests of one service pass when they may: within the number under way at once, within the published limits,
/// and not while the service wants to be left alone. Learns from every answer.
/// </summary>
internal sealed class TrafficControl
{
    private static readonly TimeSpan s_worthTelling = TimeSpan.FromSeconds(0.5);
    private readonly object _lock = new();
    private readonly Side _side;
    private readonly ServiceOptions _options;
    private readonly TimeProvider _time;
    private readonly AdaptiveConcurrency _concurrency;
    private readonly SlidingWindow _requests;
    private readonly ExecutionLedger? _execution;
    private readonly EndpointGate _gate;
    private readonly BatchSizer _batches;
    private DateTimeOffset _told;

    public TrafficControl(Side side, ServiceLimits limits, ServiceOptions options, TimeProvider time)
    {
        _side = side;
        _options = options;
        _time = time;
        MostConcurrency = Math.Clamp(options.MaxConcurrency ?? limits.MostConcurrency, 1, limits.MostConcurrency);
        _concurrency = new(limits.FirstConcurrency, MostConcurrency);
        var period = options.LimitPeriod ?? limits.Period;
        var share = options.LimitFactor * (period / limits.Period);
        _requests = new(limits.Requests * share, period, time);
        _execution = limits.Execution is { } execution ? new(execution.TotalSeconds * share, period, time) : null;
        _gate = new(new(options.FirstDelay, options.LongestDelay, options.Random), time);
        _batches = new(Math.Clamp(options.MaxBatchSize ?? limits.MostOperations, 1, limits.MostOperations));
    }

    /// <summary>The number of requests under way at once that is never exceeded.</summary>
    public int MostConcurrency { get; }

    public ConcurrencyWindow Window => _concurrency.Window;

    /// <summary>How many of so many operations to put into a batch.</summary>
    public int BatchSizeFor(int operations)
    {
        lock (_lock)
            return _batches.SizeFor(operations, Window.Limit);
    }

    /// <summary>Carries out one request when its turn has come.</summary>
    /// <param name="exchange">Sends the request and receives the answer.</param>
    /// <param name="operations">The number of operations of a batch; <see langword="null"/> for a read.</param>
    public async Task<ServiceResponse> PassAsync(
        Func<CancellationToken, Task<ServiceResponse>> exchange, int? operations, CancellationToken cancellationToken)
    {
        using var place = await Window.EnterAsync(cancellationToken);
        var expected = await WaitForTurnAsync(operations, cancellationToken);
        var sentAt = _time.GetTimestamp();
        ServiceResponse? response = null;
        try
        {
            return response = await exchange(cancellationToken);
        }
        finally
        {
            var took = _time.GetElapsedTime(sentAt);
            lock (_lock)
            {
                _execution?.End(expected, operations, took);
                if (response is not null)
                    Learn(response, sentAt, took, operations);
            }
        }
    }

    /// <returns>The seconds the request is expected to take, where its service limits them.</returns>
    private async Task<double> WaitForTurnAsync(int? operations, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_lock)
            {
                wait = WaitFor(operations);
                if (wait == TimeSpan.Zero)
                {
                    _requests.Add(1);
                    return _execution?.Begin(operations) ?? 0;
                }
            }
            // Delays are cut to whole milliseconds: what is left of one would be waited for in a busy loop.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, cancellationToken);
        }
    }

    private TimeSpan WaitFor(int? operations)
    {
        var asked = _gate.Remaining;
        var own = _requests.WaitFor(1);
        if (_execution?.WaitFor(operations) is { } execution && execution > own)
            own = execution;
        if (own <= asked)
            return asked;
        Tell(own, isPrecaution: true);
        return own;
    }

    private void Learn(ServiceResponse response, long sentAt, TimeSpan took, int? operations)
    {
        if (response.RecommendedConcurrency is { } recommended)
            _concurrency.Recommend(recommended, MostConcurrency);
        if (response.IsThrottled || response.RetryAfter is not null)
        {
            _gate.Close(response.RetryAfter, sentAt);
            Tell(_gate.Remaining, isPrecaution: false);
        }
        if (AnswerMeaning.IsTooSlow(response) && operations is { } tooMany)
            _batches.TimedOut(tooMany);
        if (response.IsThrottled || response.Error?.Code == ServiceErrors.TimedOut)
            _concurrency.Overloaded(sentAt, _time.GetTimestamp());
        else if (response.Error is null)
            Succeed(response, sentAt, took, operations);
    }

    private void Succeed(ServiceResponse response, long sentAt, TimeSpan took, int? operations)
    {
        _gate.Relax(sentAt);
        if (operations is { } count)
            _batches.Completed(count, took);
        _concurrency.Healthy(took, operations, response.Body.Length);
    }

    /// <summary>Tells of a pause, unless one that ends about then was told already.</summary>
    private void Tell(TimeSpan pause, bool isPrecaution)
    {
        var until = _time.GetUtcNow() + pause;
        if (pause < s_worthTelling || until - _told < s_worthTelling)
            return;
        _told = until;
        _options.Notices.Paused(new(_side, until, isPrecaution));
    }
}
