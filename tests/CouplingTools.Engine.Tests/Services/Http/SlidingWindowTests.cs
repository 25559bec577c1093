using CouplingTools.Engine.Services.Http;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class SlidingWindowTests
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(5);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void What_exceeds_the_limit_waits_until_enough_is_past()
    {
        var window = new SlidingWindow(10, s_period, _time);
        window.Add(4);
        _time.Advance(TimeSpan.FromMinutes(1));
        window.Add(6);

        Assert.Equal(TimeSpan.Zero, window.WaitFor(0));
        var one = window.WaitFor(1);
        var five = window.WaitFor(5);

        Assert.InRange(one, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(4) + (s_period / 60));
        Assert.InRange(five, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5) + (s_period / 60));
        _time.Advance(one);
        Assert.Equal(TimeSpan.Zero, window.WaitFor(4));
        Assert.Equal(five - one, window.WaitFor(5));
    }

    [Fact]
    public void An_amount_above_the_limit_fits_once_nothing_else_counts()
    {
        var window = new SlidingWindow(10, s_period, _time);
        Assert.Equal(TimeSpan.Zero, window.WaitFor(100));
        window.Add(1);

        var wait = window.WaitFor(100);

        Assert.True(wait > TimeSpan.Zero);
        _time.Advance(wait);
        Assert.Equal(TimeSpan.Zero, window.WaitFor(100));
    }

    [Fact]
    public void Who_waits_as_told_never_exceeds_the_limit_in_any_period_and_is_not_held_back_for_nothing() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 30].Array[1, 200]).Sample((limit, gaps) =>
        {
            var time = new FakeTimeProvider();
            var window = new SlidingWindow(limit, s_period, time);
            var sent = new List<DateTimeOffset>();
            foreach (var gap in gaps)
            {
                time.Advance(TimeSpan.FromSeconds(gap));
                var before = sent.Count(at => at > time.GetUtcNow() - s_period);
                var wait = window.WaitFor(1);
                if (wait > TimeSpan.Zero)
                    Assert.True(sent.Count(at => at > time.GetUtcNow() - s_period - (s_period / 60)) >= limit);
                else
                    Assert.True(before < limit);
                time.Advance(wait);
                Assert.Equal(TimeSpan.Zero, window.WaitFor(1));
                window.Add(1);
                sent.Add(time.GetUtcNow());
            }
        }, iter: 200);
}
