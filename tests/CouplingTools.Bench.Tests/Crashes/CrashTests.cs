using System.Diagnostics;
using System.Globalization;
using CouplingTools.Bench.Tests.Services;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>The shell and the server are killed again and again while they work and people edit both sides: afterwards everything is as it should be.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int QuietBatch = 100;

    [Fact]
    public async Task Nothing_is_lost_doubled_or_left_unexplained_however_often_the_shell_is_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kills and sockets are timed for Linux.");
        var size = CrashSize.Wanted;
        var started = Stopwatch.GetTimestamp();
        using var bench = await CrashBench.BeginAsync(size.Seed);
        var campaign = new CrashCampaign(bench, size);
        await campaign.FillAsync();
        campaign.WritesAtFirst = Writes(bench);
        await campaign.RunAsync();
        var settled = new List<ShellLines> { await bench.RunAsync(ShellWork.Changed, QuietBatch) };
        var quiet = Writes(bench);
        settled.Add(await bench.RunAsync(ShellWork.All, QuietBatch));
        var history = await bench.RunAsync(ShellWork.History, QuietBatch);

        var problems = new List<string>(campaign.Problems);
        problems.AddRange(settled.Append(history).Where(lines => !lines.IsThrough).Select(lines => $"an undisturbed run failed: {lines.Failure}"));
        if (Writes(bench) - quiet is > 0 and var more)
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"a run after which nothing changed wrote {more} times"));
        problems.AddRange(settled[^1].Results.Where(result => result.Outcome is not ("Unchanged" or "Conflict")).Select(result => $"once more: {result}"));
        using (var store = new StoreCopy(bench.Store))
        {
            problems.AddRange(await new CrashEnd(bench, campaign, store).CheckAsync());
            problems.AddRange(new CrashHistory(store, [.. campaign.Crashes.Select(crash => crash.Lines), .. settled], history).Check());
        }

        var report = $"{size}: {campaign}, {Writes(bench) - campaign.WritesAtFirst - campaign.Users.Edits.Count} creates and updates, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s";
        output.WriteLine(report);
        Assert.True(problems.Count == 0, $"{report}\n{string.Join('\n', problems.Take(40))}");
    }

    /// <summary>How many operations the services have carried out that were no reading.</summary>
    private static long Writes(CrashBench bench)
    {
        using var sandbox = new StoreCopy(bench.Sandbox);
        return sandbox.Number("SELECT count(*) FROM _log WHERE method <> 'GET' AND entity <> '$batch'");
    }
}
