using System.Diagnostics;
using System.Threading.Channels;
using CouplingTools.Module.Tests.Hosting;
using CouplingTools.Pipeline;

namespace CouplingTools.Module.Tests.Pipelines;

public sealed class PipelinePumpTests : LoadedModule
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(5);

    [Fact]
    public void Everything_posted_runs_on_the_pipeline_thread_in_order()
    {
        using var pump = new PipelinePump(CancellationToken.None);
        var seen = new List<(int, int)>();

        pump.Start(async () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                var number = i;
                await pump.PostAsync(() => seen.Add((number, Environment.CurrentManagedThreadId)));
            }
        });
        pump.ServeUntilDone();

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (i, Environment.CurrentManagedThreadId)), seen);
    }

    [Fact]
    public void A_question_is_answered_on_the_pipeline_thread()
    {
        using var pump = new PipelinePump(CancellationToken.None);
        var answer = 0;

        pump.Start(async () => answer = await pump.AskAsync(() => Environment.CurrentManagedThreadId));
        pump.ServeUntilDone();

        Assert.Equal(Environment.CurrentManagedThreadId, answer);
    }

    [Fact]
    public void Notes_are_all_carried_out_even_when_nothing_else_is_posted()
    {
        using var pump = new PipelinePump(CancellationToken.None);
        var notes = 0;

        pump.Start(() =>
        {
            for (var i = 0; i < 500; i++)
                pump.Note(() => notes++);
            return Task.CompletedTask;
        });
        pump.ServeUntilDone();

        Assert.Equal(500, notes);
    }

    [Fact]
    public void The_works_exception_surfaces_with_its_own_stack()
    {
        using var pump = new PipelinePump(CancellationToken.None);

        pump.Start(FailAsync);
        var failure = Assert.Throws<InvalidOperationException>(pump.ServeUntilDone);

        Assert.Contains(nameof(FailAsync), failure.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_posted_before_the_failure_is_still_carried_out()
    {
        using var pump = new PipelinePump(CancellationToken.None);
        var seen = false;

        pump.Start(async () =>
        {
            await pump.PostAsync(() => seen = true);
            await FailAsync();
        });

        Assert.Throws<InvalidOperationException>(pump.ServeUntilDone);
        Assert.True(seen);
    }

    [Fact]
    public void Work_waits_while_the_pipeline_does_not_serve()
    {
        using var pump = new PipelinePump(CancellationToken.None);
        var posted = 0;

        pump.Start(async () =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                await pump.PostAsync(() => { });
                Interlocked.Increment(ref posted);
            }
        });
        SpinWait.SpinUntil(() => Volatile.Read(ref posted) >= 64, s_soon);

        Assert.InRange(SpinWait.SpinUntil(() => Volatile.Read(ref posted) > 64, TimeSpan.FromMilliseconds(50)) ? posted : 64, 64, 64);
    }

    [Fact]
    public void Feeding_serves_while_the_work_asks_before_it_reads_on()
    {
        using var pump = new PipelinePump(CancellationToken.None);
        var input = Channel.CreateBounded<int>(1);
        var read = new List<int>();
        pump.Start(async () =>
        {
            await foreach (var number in input.Reader.ReadAllAsync(pump.Token))
            {
                await pump.AskAsync(() => true);
                await pump.PostAsync(() => read.Add(number));
            }
        });

        for (var i = 0; i < 500; i++)
            pump.Feed(input.Writer, i);
        input.Writer.Complete();
        pump.ServeUntilDone();

        Assert.Equal(Enumerable.Range(0, 500), read);
    }

    [Fact]
    public void Feeding_reports_work_that_failed_instead_of_waiting_for_it()
    {
        using var pump = new PipelinePump(CancellationToken.None);
        var input = Channel.CreateBounded<int>(1);
        pump.Start(FailAsync);

        Assert.Throws<InvalidOperationException>(() =>
        {
            for (var i = 0; i < 10; i++)
                pump.Feed(input.Writer, i);
            pump.ServeUntilDone();
        });
    }

    [Fact]
    public void Feeding_goes_on_when_the_work_stops_reading()
    {
        using var pump = new PipelinePump(CancellationToken.None);
        var input = Channel.CreateBounded<int>(1);
        pump.Start(() => Task.CompletedTask);

        for (var i = 0; i < 10; i++)
            pump.Feed(input.Writer, i);
        pump.ServeUntilDone();
    }

    [Fact]
    public void A_request_that_throws_ends_the_work()
    {
        var ended = new TaskCompletionSource();
        var pump = new PipelinePump(CancellationToken.None);
        pump.Start(async () =>
        {
            try
            {
                await pump.AskAsync<bool>(() => throw new InvalidOperationException("refused"));
            }
            finally
            {
                ended.SetResult();
            }
        });

        Assert.Throws<InvalidOperationException>(pump.ServeUntilDone);
        pump.Dispose();

        Assert.True(ended.Task.IsCompleted);
    }

    [Fact]
    public void Stopping_ends_the_wait_at_once()
    {
        using var stopping = new CancellationTokenSource();
        using var pump = new PipelinePump(stopping.Token);
        pump.Start(() => Task.Delay(Timeout.Infinite, pump.Token));
        stopping.CancelAfter(50);
        var clock = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(pump.ServeUntilDone);

        Assert.True(clock.Elapsed < s_soon);
    }

    [Fact]
    public void Disposing_does_not_wait_for_work_that_does_not_heed()
    {
        using var never = new ManualResetEventSlim();
        var pump = new PipelinePump(CancellationToken.None);
        pump.Start(() => { never.Wait(TimeSpan.FromSeconds(30), CancellationToken.None); return Task.CompletedTask; });
        var clock = Stopwatch.StartNew();

        pump.Dispose();

        Assert.True(clock.Elapsed < s_soon);
        never.Set();
    }

    private static async Task FailAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("failed");
    }
}
