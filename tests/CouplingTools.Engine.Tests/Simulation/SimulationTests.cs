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

    // More than the run has.
    private const int Calls = 30;

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

    [Fact]
    public void A_seed_tells_the_same_story_every_time()
    {
        using var template = new SimTemplate();
        for (var seed = 1; seed <= 10; seed++)
            Assert.Equal(SimPlay.Trace(template, new SimChoices(seed).Steps()).Traces, SimPlay.Trace(template, new SimChoices(seed).Steps()).Traces);
    }

    /// <summary>Whatever was on its way when the process died, the next runs come to the end that they come to without a death.</summary>
    [Theory]
    [InlineData(SimEnd.Death)]
    [InlineData(SimEnd.Cancellation)]
    public void A_run_that_ends_at_any_call_is_completed_as_if_it_had_not(SimEnd end)
    {
        using var template = new SimTemplate();
        var (problem, whole) = SimPlay.Trace(template, Interrupted([]));
        Assert.Null(problem);
        for (var call = 1; call <= Calls; call++)
        {
            foreach (var isAfter in (bool[])[false, true])
            {
                var (broken, traces) = SimPlay.Trace(template, Interrupted([new SimIntrusion(call, isAfter, null, end)]));
                Assert.Null(broken);
                Assert.Equal(whole[^1], traces[^1]);
            }
        }
    }

    private static SimStep[] Interrupted(SimIntrusion[] intrusions)
    {
        var run = new RunStep { Inputs = SimInputs.Everything, IfNotCoupled = UncoupledPolicy.Create };
        return
        [
            new AddStep(Side.BusinessCentral, null, false), new AddStep(Side.Sales, null, false), run,
            new EditStep(Side.BusinessCentral, 0, SimField.Phone, SimEdit.New), new EditStep(Side.Sales, 0, SimField.Town, SimEdit.New),
            new EditStep(Side.Sales, 1, SimField.Phone, SimEdit.New), new AddStep(Side.Sales, null, false), new AddStep(Side.BusinessCentral, null, false),
            run with { Intrusions = intrusions },
        ];
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
