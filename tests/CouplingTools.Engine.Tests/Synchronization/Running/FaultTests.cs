using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>One request of a run goes wrong, each in turn; the next run must mend everything.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(Fault.Unreachable)]
    [InlineData(Fault.LostRequest)]
    [InlineData(Fault.LostAnswer)]
    [InlineData(Fault.CutAnswer)]
    [InlineData(Fault.Unavailable)]
    [InlineData(Fault.Throttled)]
    [InlineData(Fault.GatewayTimeout)]
    public async Task A_run_of_which_any_one_request_fails_is_completed_by_the_next(Fault fault)
    {
        var template = await TradingWorld.CreateAsync();
        await using var _ = template.World;
        var problems = new List<string>();

        var isReached = true;
        for (var index = 1; isReached; index++)
        {
            var trade = await template.CopyAsync();
            await using var world = trade.World;
            FaultyHandler? handler = null;
            var results = await TryRunAsync(trade, inner => handler = FaultyHandler.AtRequest(index, fault, inner));
            isReached = handler!.Count >= index;
            Assert.True(isReached || index > 15);
            problems.AddRange(await DishonestAsync(trade, results).PrefixedAsync($"{fault} of request {index}"));
            problems.AddRange(await trade.MendAsync().PrefixedAsync($"{fault} of request {index}"));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    /// <summary>A lost connection may end the run; that is told, too.</summary>
    private static async Task<IReadOnlyList<SyncResult>> TryRunAsync(TradingWorld trade, Func<HttpMessageHandler, HttpMessageHandler> wrap)
    {
        try
        {
            await using var session = await trade.World.OpenSessionAsync(wrap);
            var results = await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
            Assert.Equal(trade.Inputs.Count, results.Count);
            return results;
        }
        catch (CouplingException)
        {
            return [];
        }
    }

    /// <summary>What a result claims and is not so.</summary>
    private static async Task<IReadOnlyList<string>> DishonestAsync(TradingWorld trade, IReadOnlyList<SyncResult> results)
    {
        await using var session = await trade.World.OpenSessionAsync();
        var couplings = (await session.CouplingsAsync()).ToDictionary(coupling => coupling.BusinessCentralId);
        var left = (await trade.World.Users.ListAsync(Side.BusinessCentral)).ToDictionary(record => record.Id);
        var right = (await trade.World.Users.ListAsync(Side.Sales)).ToDictionary(record => record.Id);
        var lies = new List<string>();
        foreach (var result in results.Where(result => result.ErrorClass is null))
        {
            var isCoupled = result.BusinessCentralId is { } id && couplings.TryGetValue(id, out var coupling) && coupling.SalesId == result.SalesId;
            if (!isCoupled || !left.TryGetValue(result.BusinessCentralId!.Value, out var one) || !right.TryGetValue(result.SalesId!.Value, out var other))
                lies.Add($"{result.Name}: {result.Outcome}, and not coupled");
            else if (TradingWorld.Wanted[result.Name!] != ((string?)one.Values["phoneNumber"], (string?)other.Values["address1_city"]))
                lies.Add($"{result.Name}: {result.Outcome}, and not carried over");
            else if (result.Outcome == SyncOutcome.Unchanged != (result.Name == "Untouched"))
                lies.Add($"{result.Name}: {result.Outcome}");
        }

        return lies;
    }
}
