namespace CouplingTools.Engine.Services.Http;

/// <summary>Sends the requests of one service, which all go through one transport, so that they respect its limits together.</summary>
internal sealed class ServiceTransport(Side side, HttpMessageInvoker invoker, TimeProvider time, ServiceLimits limits, ServiceOptions options)
{
    private readonly HttpExchange _exchange = new(side, invoker, time, options);
    private readonly TrafficControl _traffic = new(side, limits, options, time);

    public Side Side => side;

    /// <summary>How far the service's clock is ahead of ours.</summary>
    public TimeSpan ClockAhead => _exchange.Clock.Ahead;

    /// <summary>The number of requests under way at once that is never exceeded.</summary>
    public int MostConcurrency => _traffic.MostConcurrency;

    /// <summary>Repeats what is worth it.</summary>
    public Persistence Persistence { get; } = new(options, time);

    /// <summary>How often an operation that was turned away by itself is repeated.</summary>
    public int OperationRepeats => options.OperationRepeats;

    /// <summary>Lets at most this many requests under way until the returned object is disposed.</summary>
    public IDisposable LimitConcurrency(int most) => _traffic.Window.Cap(most);

    /// <summary>How many of so many operations to put into a batch.</summary>
    public int BatchSizeFor(int operations) => _traffic.BatchSizeFor(operations);

    /// <summary>How long an operation of a batch says the service wants to be left alone.</summary>
    public TimeSpan? RetryAfterOf(string? header) => header is null ? null : RetryAfter.Read([header], time.GetUtcNow(), options.LongestPause);

    /// <summary>Sends a request once, when its turn has come. It throws only for cancellation.</summary>
    /// <param name="compose">Makes the request.</param>
    /// <param name="read">Looks into the answer before anything is learnt from it.</param>
    /// <param name="operations">The number of operations of a batch; <see langword="null"/> for a read.</param>
    public Task<ServiceResponse> SendAsync(
        Func<HttpRequestMessage> compose, Func<ServiceResponse, ServiceResponse> read, int? operations, CancellationToken cancellationToken) =>
        SendAsync(_ => Task.CompletedTask, compose, read, operations, cancellationToken);

    /// <summary>Sends a request once, when its turn has come. It throws only for cancellation, and what <paramref name="announce"/> throws.</summary>
    /// <param name="announce">Is waited for once the turn has come, before the first byte leaves.</param>
    /// <param name="compose">Makes the request.</param>
    /// <param name="read">Looks into the answer before anything is learnt from it.</param>
    /// <param name="operations">The number of operations of a batch; <see langword="null"/> for a read.</param>
    public Task<ServiceResponse> SendAsync(
        Func<CancellationToken, Task> announce, Func<HttpRequestMessage> compose, Func<ServiceResponse, ServiceResponse> read, int? operations,
        CancellationToken cancellationToken) =>
        _traffic.PassAsync(
            async token =>
            {
                await announce(token);
                using var request = compose();
                return read(await _exchange.SendAsync(request, token));
            },
            operations, cancellationToken);

    /// <summary>Reads, repeating the request while that may help.</summary>
    /// <param name="compose">Makes the request, each time anew.</param>
    /// <param name="read">Reads the answer to a request that succeeded.</param>
    /// <exception cref="ServiceException">The request failed for good, or its answer cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<HttpRequestMessage> compose, Func<ServiceResponse, T> read, CancellationToken cancellationToken)
    {
        T? result = default;
        ServiceException? failure = null;
        await Persistence.RunAsync(
            async token =>
            {
                var response = await SendAsync(compose, answer => answer, null, token);
                try
                {
                    response.EnsureSuccess();
                    result = AnswerShape.Read(side, response.Status, () => read(response));
                    failure = null;
                    return Verdict.Final;
                }
                catch (ServiceException e)
                {
                    failure = e;
                    return AnswerMeaning.VerdictOfRead(response, e.Error);
                }
            },
            cancellationToken);
        return failure is null ? result! : throw failure;
    }
}
