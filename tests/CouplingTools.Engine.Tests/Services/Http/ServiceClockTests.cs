using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class ServiceClockTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3600, 1, 3600)]
    [InlineData(-90, 1, -90)]
    [InlineData(1, 1, 0)]
    [InlineData(3600, 5, 0)]
    public void A_clock_is_ahead_by_the_Date_of_its_answers_unless_they_were_long_on_their_way(int ahead, int elapsed, int expected)
    {
        var clock = new ServiceClock();
        clock.Take(s_noon.AddSeconds(ahead), s_noon, s_noon.AddSeconds(elapsed));
        Assert.Equal(expected, clock.Ahead.TotalSeconds);
    }

    [Fact]
    public void An_answer_without_a_Date_says_nothing_new()
    {
        var clock = new ServiceClock();
        clock.Take(null, s_noon, s_noon);
        Assert.Equal(TimeSpan.Zero, clock.Ahead);
        clock.Take(s_noon.AddHours(1), s_noon, s_noon.AddSeconds(1));
        clock.Take(null, s_noon, s_noon);
        Assert.Equal(TimeSpan.FromHours(1), clock.Ahead);
    }
}
