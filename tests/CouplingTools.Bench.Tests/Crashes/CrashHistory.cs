namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>Compares what the shells said before they were killed with the history they left.</summary>
internal sealed class CrashHistory(StoreCopy store, IReadOnlyList<ShellLines> said, ShellLines told)
{
    private static readonly string[] s_outcomes = ["created", "updated", "unchanged", "coupled", "conflict", "skipped", "deferred", "failed", "ambiguous"];

    public IEnumerable<string> Check()
    {
        var runs = told.Runs.ToDictionary(run => run.Id);
        foreach (var run in runs.Values.Where(run => run.Status is not ("Completed" or "Interrupted")))
            yield return $"the run {run.Id} is said to be {run.Status}";
        foreach (var lines in said)
        {
            foreach (var group in lines.Results.GroupBy(result => result.Run))
            {
                if (!runs.TryGetValue(group.Key, out var run))
                    yield return $"the run {group.Key} printed results and is not in the history";
                else if (run.Total < group.Count())
                    yield return $"the run {group.Key} printed {group.Count()} results and its history holds {run.Total}";
                else if (lines.IsThrough && (run.Status != "Completed" || run.Total != group.Count()))
                    yield return $"the run {group.Key} went through {group.Count()} results, and the history says {run.Status} and {run.Total}";
            }
        }

        // That a record was unchanged is kept of the latest run only.
        foreach (var run in store.List<Counted>($"SELECT run AS Run, {string.Join(" + ", s_outcomes)} AS Count, unchanged AS Unchanged, {Kept("<>")} AS KeptOthers, {Kept("=")} AS KeptUnchanged FROM runs"))
        {
            if (run.Count - run.Unchanged != run.KeptOthers || run.KeptUnchanged > run.Unchanged || !runs.TryGetValue(Guid.Parse(run.Run), out var told) || told.Total != run.Count)
                yield return $"the run {run.Run} counts {run.Count} results, {run.Unchanged} of them unchanged, and holds {run.KeptOthers} and {run.KeptUnchanged}";
        }
    }

    private static string Kept(string isUnchanged) => $"(SELECT count(*) FROM results WHERE results.run = runs.id AND outcome {isUnchanged} 'Unchanged')";

    private sealed class Counted
    {
        public required string Run { get; init; }

        public long Count { get; init; }

        public long Unchanged { get; init; }

        public long KeptOthers { get; init; }

        public long KeptUnchanged { get; init; }
    }
}
