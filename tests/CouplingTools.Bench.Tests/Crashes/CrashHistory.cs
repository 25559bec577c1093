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

        foreach (var run in store.List<Counted>($"SELECT run AS Run, {string.Join(" + ", s_outcomes)} AS Count, (SELECT count(*) FROM results WHERE results.run = runs.id) AS Kept FROM runs"))
        {
            if (run.Count != run.Kept || !runs.TryGetValue(Guid.Parse(run.Run), out var told) || told.Total != run.Kept)
                yield return $"the run {run.Run} counts {run.Count} results and holds {run.Kept}";
        }
    }

    private sealed class Counted
    {
        public required string Run { get; init; }

        public long Kept { get; init; }

        public long Count { get; init; }
    }
}
