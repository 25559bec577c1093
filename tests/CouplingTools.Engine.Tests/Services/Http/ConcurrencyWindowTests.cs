using CouplingTools.Engine.Services.Http;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class ConcurrencyWindowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_waits_longest_enters_first()
    {
        var window = new ConcurrencyWindow(1);
        var inside = await window.EnterAsync(Stop);
        var first = window.EnterAsync(Stop);
        var second = window.EnterAsync(Stop);

        inside.Dispose();
        using var next = await first;

        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task A_larger_window_admits_at_once_and_a_smaller_one_lets_those_under_way_finish()
    {
        var window = new ConcurrencyWindow(1);
        var first = await window.EnterAsync(Stop);
        var second = window.EnterAsync(Stop);
        window.Size = 2;
        using var entered = await second;

        window.Size = 1;
        first.Dispose();
        var third = window.EnterAsync(Stop);

        Assert.False(third.IsCompleted);
        entered.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Of_several_caps_the_smallest_counts_until_it_is_lifted()
    {
        var window = new ConcurrencyWindow(5);
        var two = window.Cap(2);
        var one = window.Cap(1);
        using var inside = await window.EnterAsync(Stop);
        var second = window.EnterAsync(Stop);
        var third = window.EnterAsync(Stop);
        Assert.False(second.IsCompleted);

        one.Dispose();
        one.Dispose();
        using var entered = await second;
        Assert.False(third.IsCompleted);

        two.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_the_next()
    {
        var window = new ConcurrencyWindow(1);
        var inside = await window.EnterAsync(Stop);
        using var patience = new CancellationTokenSource();
        var impatient = window.EnterAsync(patience.Token);
        var patient = window.EnterAsync(Stop);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        inside.Dispose();

        (await patient).Dispose();
    }

    [Fact]
    public Task However_places_are_taken_left_and_given_up_no_more_are_under_way_than_the_window_has() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 3].Array[1, 60]).SampleAsync(async (size, steps) =>
        {
            var window = new ConcurrencyWindow(size);
            var inside = new Queue<IDisposable>();
            var waiting = new List<(Task<IDisposable> Entrance, CancellationTokenSource Patience)>();
            foreach (var step in steps)
            {
                if (step <= 1)
                {
                    var patience = new CancellationTokenSource();
                    waiting.Add((window.EnterAsync(patience.Token), patience));
                }
                else if (step == 2 && inside.TryDequeue(out var place))
                {
                    place.Dispose();
                }
                else if (step == 3 && waiting.Count > 0)
                {
                    await waiting[^1].Patience.CancelAsync();
                    await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[^1].Entrance);
                    waiting.RemoveAt(waiting.Count - 1);
                }
                while (inside.Count < size && waiting.Count > 0)
                {
                    inside.Enqueue(await waiting[0].Entrance.WaitAsync(TimeSpan.FromSeconds(10), Stop));
                    waiting.RemoveAt(0);
                }
                Assert.DoesNotContain(waiting, entry => entry.Entrance.IsCompletedSuccessfully);
                Assert.Equal(inside.Count == size, window.IsFull);
            }
        }, iter: 300);
}
