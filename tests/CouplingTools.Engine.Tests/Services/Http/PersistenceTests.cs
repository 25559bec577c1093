using CouplingTools.Engine.Services.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class PersistenceTests
{
    private readonly FakeTimeProvider _time = new();
    private int _attempts;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public async Task Attempts_are_bounded(int repeats, int attempts)
    {
        await new Persistence(new() { Repeats = repeats }, _time).RunAsync(Attempt(Verdict.RepeatWhenOpen), Stop);

        Assert.Equal(attempts, _attempts);
    }

    [Fact]
    public async Task The_total_time_is_bounded()
    {
        var persistence = new Persistence(new() { Repeats = 1_000, Patience = TimeSpan.FromMinutes(20) }, _time);

        await persistence.RunAsync(Attempt(Verdict.RepeatWhenOpen, TimeSpan.FromMinutes(5)), Stop);

        Assert.Equal(4, _attempts);
    }

    [Fact]
    public async Task Waits_between_attempts_grow_and_use_the_clock()
    {
        var options = new ServiceOptions { Repeats = 3, Random = () => 1 };
        var running = new Persistence(options, _time).RunAsync(Attempt(Verdict.RepeatLater), Stop);
        foreach (var (seconds, attempts) in new[] { (1, 2), (2, 3), (4, 4) })
        {
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(attempts - 1, _attempts);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(attempts, _attempts);
        }
        await running;
    }

    [Fact]
    public async Task A_final_verdict_ends_it_at_once()
    {
        await new Persistence(new(), _time).RunAsync(Attempt(Verdict.Final), Stop);

        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var running = new Persistence(new() { Random = () => 1 }, _time).RunAsync(Attempt(Verdict.RepeatLater), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, _attempts);
    }

    private Func<CancellationToken, Task<Verdict>> Attempt(Verdict verdict, TimeSpan takes = default) => _ =>
    {
        _attempts++;
        _time.Advance(takes);
        return Task.FromResult(verdict);
    };
}
