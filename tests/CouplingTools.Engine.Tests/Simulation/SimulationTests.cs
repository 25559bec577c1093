using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>
/// Thousands of small worlds in which people edit, processes synchronize and die, services fail and administrators decide, each from
/// a seed. No promise is broken in any of them; where one is, the shortest sequence of steps that breaks it is told.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Shown = 3;

    [Fact]
    public async Task No_promise_is_broken_whatever_happens()
    {
        using var template = new SimTemplate();
        var (watch, played) = (Stopwatch.StartNew(), 0);
        var broken = new ConcurrentQueue<int>();
        await Task.Run(
            () => Parallel.ForEach(SimSeeds.All(), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (seed, state) =>
            {
                if (SimPlay.Play(template, new SimChoices(seed).Steps()) is not null)
                    broken.Enqueue(seed);
                Interlocked.Increment(ref played);
                if (broken.Count >= Shown)
                    state.Stop();
            }),
            TestContext.Current.CancellationToken);

        output.WriteLine($"{played} sequences in {watch.Elapsed}");
        var told = broken.Order().Select(seed => Tell(template, seed)).ToList();
        Assert.True(broken.IsEmpty, $"{broken.Count} of {played} sequences\n{string.Join("\n\n", told)}");
    }

    private static string Tell(SimTemplate template, int seed)
    {
        var steps = new SimChoices(seed).Steps();
        if (SimPlay.Play(template, steps) is not { } problem)
            return $"seed {seed} broke a promise, and does not do it again";
        steps = SimShrinker.Shrink(steps, tried => SimPlay.Play(template, tried)?.Kind == problem.Kind);
        var (smallest, traces) = SimPlay.Trace(template, steps);
        return $"{SimSeeds.Again(seed)}\n{smallest}\n{string.Join('\n', steps.Select((step, index) => $"  {index + 1}. {step}"))}\n    {string.Join("\n    ", traces.TakeLast(60))}";
    }
}
