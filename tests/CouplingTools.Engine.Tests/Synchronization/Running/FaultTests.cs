using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Tests.Services.Http;
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
            problems.AddRange(await trade.LiesAsync(results).PrefixedAsync($"{fault} of request {index}"));
            problems.AddRange(await trade.MendAsync().PrefixedAsync($"{fault} of request {index}"));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    /// <summary>A client that repeats needs no next run, except for a create that the service may have carried out under an id of its own.</summary>
    [Theory]
    [InlineData(Fault.Unreachable, false)]
    [InlineData(Fault.LostRequest, true)]
    [InlineData(Fault.LostAnswer, true)]
    [InlineData(Fault.CutAnswer, true)]
    [InlineData(Fault.Unavailable, false)]
    [InlineData(Fault.Throttled, false)]
    [InlineData(Fault.GatewayTimeout, true)]
    public async Task A_run_that_repeats_what_is_safe_mends_any_one_fault_by_itself(Fault fault, bool mayHaveRun)
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
            var results = await TryRunAsync(trade, inner => handler = FaultyHandler.AtRequest(index, fault, inner), Repeating.AtOnce);
            isReached = handler!.Count >= index;
            var moment = $"{fault} of request {index}";
            Assert.Equal(trade.Inputs.Count, results.Count);
            problems.AddRange(results
                .Where(result => result.ErrorClass is not null && !(mayHaveRun && result is { Name: "Only in Sales", Reason: "CreateUnknown" }))
                .Select(result => $"{moment}: {result.Name} {result.Reason} {result.Error}"));
            problems.AddRange(await trade.LiesAsync(results).PrefixedAsync(moment));
            problems.AddRange(await trade.MendAsync().PrefixedAsync(moment));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    /// <summary>A lost connection may end the run; that is told, too.</summary>
    private static async Task<IReadOnlyList<SyncResult>> TryRunAsync(
        TradingWorld trade, Func<HttpMessageHandler, HttpMessageHandler> wrap, ServiceOptions? services = null)
    {
        try
        {
            await using var session = await trade.World.OpenSessionAsync(wrap, services: services);
            var results = await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
            Assert.Equal(trade.Inputs.Count, results.Count);
            return results;
        }
        catch (CouplingException)
        {
            return [];
        }
    }
}
