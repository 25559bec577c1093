using CouplingTools.Engine.Tests.Simulation.Safeguards;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Plays a sequence of steps in a new world.</summary>
internal static class SimPlay
{
    /// <summary>The first promise that is broken; <see langword="null"/> when none is.</summary>
    public static SimProblem? Play(SimTemplate template, IReadOnlyList<SimStep> steps, SimTampering? tampering = null) =>
        SimTasks.Complete(Task.Run(() => PlayAsync(template, steps, tampering, traces: false))).Problem;

    /// <summary>What broke, everything that happened, and last what the records of every coupling hold.</summary>
    public static (SimProblem? Problem, IReadOnlyList<string> Traces) Trace(SimTemplate template, IReadOnlyList<SimStep> steps, SimTampering? tampering = null) =>
        SimTasks.Complete(Task.Run(() => PlayAsync(template, steps, tampering, traces: true)));

    private static async Task<(SimProblem? Problem, IReadOnlyList<string> Traces)> PlayAsync(SimTemplate template, IReadOnlyList<SimStep> steps, SimTampering? tampering, bool traces)
    {
        await using var world = new SimWorld(template, tampering ?? SimTampering.None, traces);
        try
        {
            foreach (var step in steps)
            {
                world.Trace($"-- {step}");
                await step.DoAsync(world);
                if (world.Oracle.Problems.Count > 0)
                    break;
            }

            if (world.Oracle.Problems.Count == 0)
                await new SimEpilogue(world).PlayAsync();
        }
        catch (Exception surprise)
        {
            world.Oracle.Report(SimPromise.NoSurprise, surprise.ToString());
        }

        world.Trace(string.Join('\n', world.Contents()));
        return (world.Oracle.Problems is [var first, ..] ? first : null, world.Traces);
    }
}
