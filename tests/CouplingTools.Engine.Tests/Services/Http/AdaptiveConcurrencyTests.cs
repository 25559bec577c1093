using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class AdaptiveConcurrencyTests
{
    private static readonly TimeSpan s_usual = TimeSpan.FromMilliseconds(100);
    private readonly List<IDisposable> _places = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_more_after_each_full_window_of_healthy_answers_up_to_the_most()
    {
        var concurrency = new AdaptiveConcurrency(2, 5);
        var sizes = new List<int>();
        for (var i = 0; i < 15; i++)
        {
            await FillAsync(concurrency);
            concurrency.Healthy(s_usual, 100, 0);
            sizes.Add(concurrency.Window.Size);
        }

        Assert.Equal([2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5], sizes);
    }

    [Fact]
    public async Task A_window_that_is_not_used_to_the_full_does_not_grow()
    {
        var concurrency = new AdaptiveConcurrency(2, 5);
        using var place = await concurrency.Window.EnterAsync(Stop);
        for (var i = 0; i < 20; i++)
            concurrency.Healthy(s_usual, null, 0);

        Assert.Equal(2, concurrency.Window.Size);
    }

    [Fact]
    public async Task Throttling_halves_the_window_once_for_all_that_were_under_way_together_and_it_grows_again()
    {
        var concurrency = new AdaptiveConcurrency(16, 52);
        for (var i = 0; i < 16; i++)
            concurrency.Overloaded(sentAt: 100, now: 200 + i);
        Assert.Equal(8, concurrency.Window.Size);
        concurrency.Overloaded(sentAt: 300, now: 400);
        Assert.Equal(4, concurrency.Window.Size);

        await FillAsync(concurrency);
        for (var i = 0; i < 4; i++)
            concurrency.Healthy(s_usual, null, 0);
        Assert.Equal(5, concurrency.Window.Size);
    }

    [Fact]
    public void One_request_is_always_allowed()
    {
        var concurrency = new AdaptiveConcurrency(2, 5);
        for (var i = 1; i < 10; i++)
            concurrency.Overloaded(i * 10, (i * 10) + 5);

        Assert.Equal(1, concurrency.Window.Size);
    }

    [Fact]
    public async Task The_window_does_not_grow_while_answers_slow_down_and_grows_again_when_they_recover()
    {
        var concurrency = new AdaptiveConcurrency(4, 52);
        concurrency.Healthy(s_usual, null, 0);
        await FillAsync(concurrency);
        for (var i = 0; i < 12; i++)
            concurrency.Healthy(s_usual * 5, null, 0);
        Assert.Equal(4, concurrency.Window.Size);

        for (var i = 0; i < 20; i++)
            concurrency.Healthy(s_usual, null, 0);
        Assert.True(concurrency.Window.Size > 4);
    }

    [Fact]
    public async Task A_large_batch_is_not_slower_than_a_small_one_and_a_long_page_not_than_a_short_one()
    {
        var concurrency = new AdaptiveConcurrency(1, 52);
        for (var i = 0; i < 20; i++)
        {
            await FillAsync(concurrency);
            concurrency.Healthy(s_usual * (i + 1), 10 * (i + 1), 0);
        }
        Assert.Equal(6, concurrency.Window.Size);
    }

    [Theory]
    [InlineData(3, 3, 3)]
    [InlineData(10, 4, 10)]
    [InlineData(90, 4, 52)]
    public async Task The_services_recommendation_is_the_limit_within_what_is_allowed(int recommended, int atOnce, int later)
    {
        var concurrency = new AdaptiveConcurrency(4, 52);
        concurrency.Recommend(recommended, 52);
        Assert.Equal(atOnce, concurrency.Window.Size);

        for (var i = 0; i < 2_000; i++)
        {
            await FillAsync(concurrency);
            concurrency.Healthy(s_usual, null, 0);
        }

        Assert.Equal(later, concurrency.Window.Size);
    }

    private async Task FillAsync(AdaptiveConcurrency concurrency)
    {
        while (!concurrency.Window.IsFull)
            _places.Add(await concurrency.Window.EnterAsync(Stop));
    }
}
