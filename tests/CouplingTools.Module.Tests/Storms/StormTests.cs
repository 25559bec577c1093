using System.Diagnostics;
using System.Text.Json;

namespace CouplingTools.Module.Tests.Storms;

/// <summary>
/// Lists created in both directions and then updated in both directions while a tenth of all requests goes wrong: every record ends synchronized or
/// with a stated reason, none is doubled, every last edit arrives.
/// </summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private const int MostOfBusinessCentral = 5;

    public static TheoryData<int> Seeds { get; } = StormSize.Seeds();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Nothing_is_lost_doubled_or_left_unexplained(int seed)
    {
        var started = Stopwatch.GetTimestamp();
        using var storm = Storm.Begin(seed);
        var ledger = await StormLedger.OpenAsync(storm.Services, StormSize.CompaniesOnEachSide, storm.Random);
        var problems = new List<string>();

        storm.Rise(part: 1);
        var records = Shuffled(storm.List<ServiceRecord>("Get-BusinessCentralRecord Customer; Get-SalesRecord Customer"), storm.Random);
        var created = storm.Synchronize(records);
        storm.Settle();
        problems.AddRange(await ledger.CheckAsync("creating", created, records.Count));

        await ledger.EditAsync(storm.List<RecordCoupling>("Get-RecordCoupling Customer"), storm.Random);
        storm.Rise(part: 2);
        var editing = ledger.EditWhileAsync(storm.Random);
        var updated = storm.Synchronize(Shuffled(records, storm.Random));
        await ledger.StopEditingAsync(editing);
        storm.Settle();
        var figures = await FiguresAsync(storm.Services);
        problems.AddRange(await ledger.CheckAsync("updating", updated, records.Count));

        var mended = storm.Synchronize(records);
        problems.AddRange(await ledger.CheckAsync("mending", mended, records.Count, isFinal: true));
        problems.AddRange(storm.Synchronize(records).Where(result => result.Outcome is not SyncOutcome.Unchanged && result.ErrorClass is null)
            .Select(result => $"once more: {result.Name} {result.Outcome}"));

        var report = $"seed {seed}, {records.Count} records by {StormSize.BatchSizeOf(seed)}, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; "
            + $"created: {Outcomes(created)}; updated: {Outcomes(updated)}; mended: {Outcomes(mended)}; {figures}";
        output.WriteLine(report);
        Assert.True(problems.Count == 0, $"{report}\nTry again with {StormSize.Again(seed)}\n{string.Join('\n', problems.Take(30))}");
    }

    private static List<ServiceRecord> Shuffled(List<ServiceRecord> records, Random random)
    {
        var shuffled = records.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private static async Task<string> FiguresAsync(StormServices services)
    {
        var businessCentral = await services.StatisticsAsync(Side.BusinessCentral);
        var sales = await services.StatisticsAsync(Side.Sales);
        Assert.InRange(businessCentral.GetProperty("greatestConcurrency").GetInt32(), 1, MostOfBusinessCentral);
        return $"Business Central: {Figures(businessCentral)}; Sales: {Figures(sales)}";
    }

    private static string Figures(JsonElement statistics) =>
        $"{statistics.GetProperty("requests")} requests, {statistics.GetProperty("greatestConcurrency")} at once, faults {statistics.GetProperty("faults")}";

    private static string Outcomes(List<SyncResult> results) =>
        string.Join(", ", results.CountBy(result => $"{result.Outcome} {result.Reason}".TrimEnd()).OrderByDescending(count => count.Value).Select(count => $"{count.Value} {count.Key}"));
}
