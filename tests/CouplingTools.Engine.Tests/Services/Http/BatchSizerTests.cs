using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class BatchSizerTests
{
    private const int Plenty = 100_000;

    [Theory]
    [InlineData(100, 0.005, 100)]
    [InlineData(100, 0.1, 40)]
    [InlineData(1_000, 0.001, 1_000)]
    [InlineData(1_000, 0.024, 166)]
    [InlineData(1_000, 0.1, 40)]
    [InlineData(1_000, 20, 1)]
    public void The_size_settles_where_a_batch_takes_three_to_five_seconds_or_at_the_most(int most, double secondsEach, int expected)
    {
        var sizer = new BatchSizer(most);
        var overhead = 0.05;
        for (var i = 0; i < 50; i++)
        {
            var size = sizer.SizeFor(Plenty, 1);
            sizer.Completed(size, TimeSpan.FromSeconds(overhead + (size * secondsEach)));
        }

        var settled = sizer.SizeFor(Plenty, 1);
        Assert.InRange(settled, Math.Max(1, expected * 0.75), Math.Min(most, (expected * 1.25) + 1));
        if (settled is not 1 && settled != most)
            Assert.InRange(overhead + (settled * secondsEach), 3, 5);
    }

    [Fact]
    public void A_batch_that_took_too_long_halves_the_size()
    {
        var sizer = new BatchSizer(1_000);
        sizer.TimedOut(100);
        Assert.Equal(50, sizer.SizeFor(Plenty, 1));
        sizer.TimedOut(100);
        Assert.Equal(50, sizer.SizeFor(Plenty, 1));
        sizer.TimedOut(1);
        Assert.Equal(1, sizer.SizeFor(Plenty, 1));
    }

    [Fact]
    public void A_small_quick_batch_says_nothing_about_large_ones()
    {
        var sizer = new BatchSizer(1_000);
        sizer.Completed(2, TimeSpan.FromMilliseconds(10));

        Assert.Equal(100, sizer.SizeFor(Plenty, 1));
    }

    [Theory]
    [InlineData(500, 5, 100)]
    [InlineData(300, 4, 75)]
    [InlineData(100, 5, 50)]
    [InlineData(20, 5, 50)]
    public void Batches_share_the_work_unless_they_become_too_small(int operations, int lanes, int expected) =>
        Assert.Equal(expected, new BatchSizer(1_000).SizeFor(operations, lanes));
}
