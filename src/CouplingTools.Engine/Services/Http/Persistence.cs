using Polly;
using Polly.Retry;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Repeats what may still succeed, a bounded number of times and for a bounded time.</summary>
internal sealed class Persistence(ServiceOptions options, TimeProvider time)
{
    private readonly ResiliencePipeline<Verdict> _pipeline = Pipeline(options, time);

    /// <summary>Attempts something until the verdict on it is final, or patience has run out.</summary>
    public async Task RunAsync(Func<CancellationToken, Task<Verdict>> attempt, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await _pipeline.ExecuteAsync(
            async token =>
            {
                var verdict = await attempt(token);
                return time.GetElapsedTime(started) < options.Patience ? verdict : Verdict.Final;
            },
            cancellationToken);
    }

    private static ResiliencePipeline<Verdict> Pipeline(ServiceOptions options, TimeProvider time)
    {
        if (options.Repeats == 0)
            return ResiliencePipeline<Verdict>.Empty;
        var backoff = new Backoff(options.FirstDelay, options.LongestDelay, options.Random);
        return new ResiliencePipelineBuilder<Verdict> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Verdict>
            {
                MaxRetryAttempts = options.Repeats,
                ShouldHandle = arguments => new(arguments.Outcome.Exception is null && arguments.Outcome.Result != Verdict.Final),
                DelayGenerator = arguments => new(
                    arguments.Outcome.Result == Verdict.RepeatLater ? backoff.Delay(arguments.AttemptNumber) : TimeSpan.Zero),
            })
            .Build();
    }
}
