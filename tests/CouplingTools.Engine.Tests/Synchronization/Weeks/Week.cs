using CouplingTools.Engine.Tests.Synchronization.Running;

namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>Lives through one week, and collects what is wrong with it.</summary>
internal sealed class Week(World world, Random random)
{
    private readonly WeekLedger _ledger = new();
    private readonly List<string> _problems = [];
    private readonly List<SyncResult> _results = [];
    private string _moment = string.Empty;

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>How often which result was given.</summary>
    public string Figures => string.Join(", ", _results
        .CountBy(result => $"{result.Outcome} {result.Reason}".TrimEnd())
        .OrderByDescending(count => count.Value)
        .Select(count => $"{count.Value} {count.Key}"));

    public async Task LiveAsync(int days)
    {
        var people = new WeekPeople(world, random);
        await using (var session = await world.OpenSessionAsync())
            _ledger.Begin(await WeekState.ReadAsync(world, session));
        for (var day = 1; day <= days; day++)
        {
            await using var session = await world.OpenSessionAsync();
            var office = new WeekOffice(world, session, _ledger, random);
            for (var shift = 1; shift <= 2; shift++)
            {
                _moment = $"day {day}.{shift}";
                await people.WorkAsync(await WeekState.ReadAsync(world, session));
                await CheckAsync(session, office.SynchronizeAsync);
            }

            await office.ManageAsync(await WeekState.ReadAsync(world, session));
            await CheckAsync(session, office.CoupleAsync);
            await CheckAsync(session, office.ResolveAsync);
            await people.MendAsync(await WeekState.ReadAsync(world, session));
        }

        await EndAsync();
    }

    /// <summary>What changed is enough to settle everything; all there is proves it.</summary>
    private async Task EndAsync()
    {
        await using var session = await world.OpenSessionAsync();
        var office = new WeekOffice(world, session, _ledger, random);
        _moment = "the end";
        await office.ResumeAsync(await WeekState.ReadAsync(world, session), 5);
        await CheckAsync(session, _ => office.RunAsync([], WeekOffice.Quiet with { Changed = true }));
        var settled = await WeekState.ReadAsync(world, session);
        Report(_ledger.Unsettled(settled));

        _moment = "once more";
        await CheckQuietAsync(session, () => office.RunAsync([], WeekOffice.Quiet with { All = true }));
        Report(_ledger.Unsettled(await WeekState.ReadAsync(world, session)));
        await CheckQuietAsync(session, () => office.RunAsync([], WeekOffice.Quiet with { Changed = true }));
    }

    private async Task CheckQuietAsync(CouplingSession session, Func<Task<WeekRun>> act)
    {
        var run = await CheckAsync(session, _ => act());
        Report(run.Results
            .Where(result => result is not ({ Outcome: SyncOutcome.Unchanged, Reason: null } or { Outcome: SyncOutcome.Conflict or SyncOutcome.Failed or SyncOutcome.Skipped }))
            .Select(result => $"{result.Name} is {result.Outcome} {result.Reason}: {string.Join(", ", result.Changes)}"));
        if (run.Writes > 0)
            Report([$"{run.Writes} rows written"]);
    }

    private async Task<WeekRun> CheckAsync(CouplingSession session, Func<WeekState, Task<WeekRun>> act)
    {
        var before = await WeekState.ReadAsync(world, session);
        var run = await act(before);
        var after = await WeekState.ReadAsync(world, session);
        _results.AddRange(run.Results);
        Report(WeekRecords.Check(before, after, run).Concat(_ledger.Check(before, after, run)).Select(problem => $"{run}: {problem}"));
        if (run is { Options: { Changed: true, Preview: false }, Direction: SyncDirection.Bidirectional })
            Report(_ledger.Unsettled(after).Select(problem => $"{run}: {problem}"));
        return run;
    }

    private void Report(IEnumerable<string> problems) => _problems.AddRange(problems.Select(problem => $"{_moment}: {problem}"));
}
