using CouplingTools.Engine.Services.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class TrafficControlTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 3, 5, 10, 40, 0, TimeSpan.Zero));
    private readonly List<ServicePause> _pauses = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_throttled_request_holds_back_every_request_of_the_service_for_as_long_as_it_was_asked()
    {
        var traffic = Traffic(ServiceLimits.BusinessCentral);
        await PassAsync(traffic, Throttled(127));

        var first = PassAsync(traffic, Done());
        var second = PassAsync(traffic, Done());
        _time.Advance(TimeSpan.FromSeconds(126));
        Assert.False(first.IsCompleted || second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(first, second);

        Assert.Equal([new(Side.BusinessCentral, new DateTimeOffset(2025, 3, 5, 10, 42, 7, TimeSpan.Zero), IsPrecaution: false)], _pauses);
    }

    [Fact]
    public async Task A_later_answer_may_lengthen_the_pause_but_not_shorten_it()
    {
        var traffic = Traffic(ServiceLimits.Dataverse);
        var late = new TaskCompletionSource<ServiceResponse>();
        var underWay = traffic.PassAsync(_ => late.Task, null, Stop);
        await PassAsync(traffic, Throttled(60));
        late.SetResult(Throttled(10));
        await underWay;

        var next = PassAsync(traffic, Done());
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await next;

        Assert.Single(_pauses);
    }

    [Fact]
    public async Task Without_a_stated_wait_the_pause_doubles_with_each_throttling_until_a_request_is_carried_out()
    {
        var traffic = Traffic(ServiceLimits.BusinessCentral);
        await PassAsync(traffic, Throttled(null));
        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            var next = PassAsync(traffic, Throttled(null));
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.False(next.IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await next;
        }
        _time.Advance(TimeSpan.FromMinutes(1));
        await PassAsync(traffic, Done());
        _pauses.Clear();
        await PassAsync(traffic, Throttled(null));

        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(1), Assert.Single(_pauses).Until);
    }

    [Fact]
    public async Task Requests_that_were_under_way_together_lengthen_the_pause_once()
    {
        var traffic = Traffic(ServiceLimits.Dataverse);
        var answers = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<ServiceResponse>()).ToList();
        var underWay = answers.Select(answer => traffic.PassAsync(_ => answer.Task, null, Stop)).ToList();
        foreach (var answer in answers)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            answer.SetResult(Throttled(null));
        }
        await Task.WhenAll(underWay);

        Assert.Equal(_time.Start + TimeSpan.FromSeconds(1.01), Assert.Single(_pauses).Until);
    }

    [Fact]
    public async Task A_success_of_a_request_sent_before_the_pause_does_not_make_the_next_one_a_first()
    {
        var traffic = Traffic(ServiceLimits.Dataverse);
        var late = new TaskCompletionSource<ServiceResponse>();
        var underWay = traffic.PassAsync(_ => late.Task, null, Stop);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        await PassAsync(traffic, Throttled(null));
        late.SetResult(Done());
        await underWay;
        _time.Advance(TimeSpan.FromSeconds(1));
        _pauses.Clear();
        await PassAsync(traffic, Throttled(null));

        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(2), Assert.Single(_pauses).Until);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        var traffic = Traffic(ServiceLimits.BusinessCentral);
        await PassAsync(traffic, Throttled(300));
        using var cancellation = new CancellationTokenSource();

        var waiting = traffic.PassAsync(_ => Task.FromResult(Done()), null, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task The_published_number_of_requests_is_not_exceeded()
    {
        var traffic = Traffic(ServiceLimits.BusinessCentral, new() { LimitFactor = 0.01 });
        for (var i = 0; i < 60; i++)
            await PassAsync(traffic, Done());

        var next = PassAsync(traffic, Done());

        Assert.False(next.IsCompleted);
        Assert.True(Assert.Single(_pauses).IsPrecaution);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));
        await next;
    }

    [Fact]
    public async Task The_published_execution_time_of_Dataverse_is_not_exceeded()
    {
        var traffic = Traffic(ServiceLimits.Dataverse, new() { LimitFactor = 0.01 });
        var sent = 0;
        for (var i = 0; i < 20 && _pauses.Count == 0; i++)
        {
            var passing = traffic.PassAsync(
                _ =>
                {
                    sent++;
                    _time.Advance(TimeSpan.FromSeconds(2));
                    return Task.FromResult(Done());
                },
                100, Stop);
            if (passing.IsCompleted)
                await passing;
        }

        Assert.Equal(6, sent);
        Assert.True(Assert.Single(_pauses).IsPrecaution);
    }

    [Fact]
    public async Task Business_Central_has_no_published_execution_time()
    {
        var traffic = Traffic(ServiceLimits.BusinessCentral);
        for (var i = 0; i < 20; i++)
        {
            await traffic.PassAsync(
                _ =>
                {
                    _time.Advance(TimeSpan.FromMinutes(4));
                    return Task.FromResult(Done());
                },
                100, Stop);
        }

        Assert.Empty(_pauses);
    }

    [Fact]
    public async Task The_recommended_concurrency_of_Dataverse_is_never_exceeded_once_it_is_known()
    {
        var traffic = Traffic(ServiceLimits.Dataverse);
        await PassAsync(traffic, Done() with { RecommendedConcurrency = 3 });

        Assert.Equal((3, 52), (traffic.Window.Limit, traffic.MostConcurrency));
    }

    [Fact]
    public async Task A_request_that_failed_or_was_cancelled_leaves_its_place_to_others()
    {
        var traffic = Traffic(ServiceLimits.BusinessCentral);
        for (var i = 0; i < 10; i++)
            await Assert.ThrowsAsync<OperationCanceledException>(() => traffic.PassAsync(_ => throw new OperationCanceledException(), null, Stop));

        await PassAsync(traffic, Done());
    }

    private static Task<ServiceResponse> PassAsync(TrafficControl traffic, ServiceResponse response) =>
        traffic.PassAsync(_ => Task.FromResult(response), null, Stop);

    private static ServiceResponse Done() => new(Delivery.Answered, 200, null, default, null, null);

    private static ServiceResponse Throttled(int? seconds)
    {
        var error = ServiceErrors.Create(Side.Sales, "MissingAnswer", ErrorClass.Transient, 429);
        return new(Delivery.Answered, 429, null, default, null, error)
        {
            IsThrottled = true,
            RetryAfter = seconds is { } wait ? TimeSpan.FromSeconds(wait) : null,
        };
    }

    private TrafficControl Traffic(ServiceLimits limits, ServiceOptions? options = null)
    {
        var notices = new ServiceNotices();
        notices.Listen(_pauses.Add);
        var side = limits == ServiceLimits.BusinessCentral ? Side.BusinessCentral : Side.Sales;
        return new(side, limits, (options ?? new()) with { Notices = notices, Random = () => 1 }, _time);
    }
}
