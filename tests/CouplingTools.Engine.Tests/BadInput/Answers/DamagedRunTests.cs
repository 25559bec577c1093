using CouplingTools.Engine.Tests.Synchronization.Running;
using Xunit;

namespace CouplingTools.Engine.Tests.BadInput.Answers;

/// <summary>One answer of a run is damaged: the run says so, and the next one mends everything.</summary>
public sealed class DamagedRunTests
{
    private const int RequestsOfSide = 12;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_damaged_answer_loses_doubles_and_confuses_nothing()
    {
        var template = await TradingWorld.CreateAsync();
        await using var _ = template.World;
        var problems = new List<string>();
        foreach (var number in FuzzSize.Cases(usual: 50))
            problems.AddRange(await TryAsync(template, number));
        FuzzSize.Report(problems);
    }

    private static async Task<IEnumerable<string>> TryAsync(TradingWorld template, int number)
    {
        var random = new Random(number);
        var (side, index) = ((Side)random.Next(2), random.Next(1, RequestsOfSide));
        var damage = new AnswerDamage(random);
        var trade = await template.CopyAsync();
        await using var world = trade.World;
        DamagingHandler? handler = null;
        var problems = new List<string>();
        try
        {
            problems.AddRange(await RunAsync(trade, inner => handler = new DamagingHandler(inner, side, index, damage)).WaitAsync(s_limit));
            problems.AddRange(await trade.MendAsync());
        }
        catch (Exception defect)
        {
            problems.Add($"{defect.GetType().Name}: {defect.Message} {defect.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("CouplingTools.Engine", StringComparison.Ordinal))}");
        }

        return problems.Select(problem => $"{number}: {handler?.Request}, {damage.Done}: {problem}");
    }

    /// <summary>An answer that makes no sense may end the run; that is told, too.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(TradingWorld trade, Func<HttpMessageHandler, HttpMessageHandler> wrap)
    {
        try
        {
            await using var session = await trade.World.OpenSessionAsync(wrap);
            var results = await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
            var problems = await trade.LiesAsync(results);
            return results.Count == trade.Inputs.Count ? problems : [$"{results.Count} results of {trade.Inputs.Count} inputs", .. problems];
        }
        catch (CouplingException told)
        {
            return string.IsNullOrEmpty(told.RecommendedAction) ? [$"{told.ErrorId} recommends nothing"] : [];
        }
    }
}
