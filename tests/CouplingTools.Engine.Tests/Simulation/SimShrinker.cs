namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Makes a sequence that breaks a promise as small as it can be and still break it, by leaving out ever smaller parts.</summary>
internal static class SimShrinker
{
    public static IReadOnlyList<SimStep> Shrink(IReadOnlyList<SimStep> steps, Func<IReadOnlyList<SimStep>, bool> breaks)
    {
        int before;
        do
        {
            before = SizeOf(steps);
            steps = Fewer(steps, breaks);
            for (var index = 0; index < steps.Count; index++)
            {
                foreach (var simpler in SimplerThan(steps[index]).ToList())
                {
                    IReadOnlyList<SimStep> tried = [.. steps.Take(index), simpler, .. steps.Skip(index + 1)];
                    if (SizeOf(simpler) < SizeOf(steps[index]) && breaks(tried))
                        steps = tried;
                }
            }
        }
        while (SizeOf(steps) < before);
        return steps;
    }

    private static IReadOnlyList<SimStep> Fewer(IReadOnlyList<SimStep> steps, Func<IReadOnlyList<SimStep>, bool> breaks)
    {
        for (var length = Math.Max(1, steps.Count / 2); length > 0; length /= 2)
        {
            for (var start = 0; start + length <= steps.Count;)
            {
                IReadOnlyList<SimStep> tried = [.. steps.Take(start), .. steps.Skip(start + length)];
                if (breaks(tried))
                    steps = tried;
                else
                    start += length;
            }
        }

        return steps;
    }

    private static IEnumerable<SimStep> SimplerThan(SimStep step)
    {
        if (step is AddStep { Name: not null } or AddStep { IsPlain: false } && step is AddStep add)
        {
            yield return add with { Name = null };
            yield return add with { IsPlain = true };
        }

        if (step is not RunStep run)
            yield break;
        foreach (var intrusion in run.Intrusions)
            yield return run with { Intrusions = [.. run.Intrusions.Where(other => other != intrusion)] };
        foreach (var (intrusion, inner) in run.Intrusions.Where(intrusion => intrusion.Step is not null).SelectMany(intrusion => SimplerThan(intrusion.Step!).Select(inner => (intrusion, inner))))
            yield return run with { Intrusions = [.. run.Intrusions.Select(other => other == intrusion ? intrusion with { Step = inner } : other)] };
        foreach (var fault in run.Faults)
            yield return run with { Faults = [.. run.Faults.Where(other => other != fault)] };
        yield return run with { InTwo = false };
        yield return run with { Declined = 0 };
        yield return run with { Preview = false };
        yield return run with { Overwrite = false };
        yield return run with { OnConflict = null };
        yield return run with { OnDeleted = DeletedPolicy.Hold };
        yield return run with { IfNotCoupled = UncoupledPolicy.Skip };
        yield return run with { Direction = SyncDirection.Bidirectional };
        yield return run with { Runner = 0 };
    }

    private static int SizeOf(IEnumerable<SimStep> steps) => steps.Sum(SizeOf);

    /// <summary>How much there is to say of a step.</summary>
    private static int SizeOf(SimStep step) => step switch
    {
        AddStep add => 2 + (add.Name is null ? 0 : 1) - (add.IsPlain ? 1 : 0),
        RunStep run => 1 + (2 * run.Faults.Count) + run.Intrusions.Sum(intrusion => 2 + (intrusion.Step is null ? 0 : SizeOf(intrusion.Step))) + run.Runner
            + (run.InTwo ? 1 : 0) + (run.Declined != 0 ? 1 : 0) + (run.Preview ? 1 : 0) + (run.Overwrite ? 1 : 0) + (run.OnConflict is null ? 0 : 1)
            + (run.OnDeleted == DeletedPolicy.Hold ? 0 : 1) + (run.IfNotCoupled == UncoupledPolicy.Skip ? 0 : 1) + (run.Direction == SyncDirection.Bidirectional ? 0 : 1),
        _ => 1,
    };
}
