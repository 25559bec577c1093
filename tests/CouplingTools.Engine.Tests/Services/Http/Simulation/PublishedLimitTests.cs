using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http.Simulation;

/// <summary>Twenty minutes with more to do than a service allows, at the limits that are published.</summary>
public sealed class PublishedLimitTests
{
    private static readonly TimeSpan s_end = TimeSpan.FromMinutes(20);
    private readonly SimulatedTime _time = new();

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, null)]
    [InlineData(3, 50)]
    public async Task Dataverse_never_has_to_turn_us_away_and_is_used_nearly_to_its_limit(int seed, int? recommended)
    {
        var service = new PublishedRules(_time, ServiceLimits.Dataverse) { Recommended = recommended };
        var client = new SimulatedClient(_time, service, Traffic(Side.Sales, ServiceLimits.Dataverse), new Random(seed));

        await _time.RunAsync(() => client.WorkAsync(s_end));

        Assert.Empty(service.Refusals);
        Assert.InRange(service.Spent / s_end.TotalSeconds, 0.8 * 4, 4.5);
        Assert.InRange(service.GreatestConcurrency, 4, recommended ?? 52);
    }

    [Theory]
    [InlineData(Side.Sales)]
    [InlineData(Side.BusinessCentral)]
    public async Task Many_short_requests_stay_within_the_number_of_requests(Side side)
    {
        var limits = side == Side.Sales ? ServiceLimits.Dataverse : ServiceLimits.BusinessCentral;
        var service = new PublishedRules(_time, limits);
        var client = new SimulatedClient(_time, service, Traffic(side, limits), new Random(1)) { Batches = 0 };

        await _time.RunAsync(() => client.WorkAsync(s_end));

        Assert.Empty(service.Refusals);
        Assert.InRange(service.Carried, 0.85 * 6_000 * 4, 6_000 * 5);
        Assert.InRange(service.GreatestConcurrency, 1, limits.MostConcurrency);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(35)]
    [InlineData(90)]
    public async Task Long_batches_after_many_short_reads_are_not_taken_for_short(int seconds)
    {
        var limits = ServiceLimits.Dataverse with { FirstConcurrency = 50 };
        var service = new PublishedRules(_time, limits);
        var client = new SimulatedClient(_time, service, Traffic(Side.Sales, limits), new Random(seconds)) { Spell = TimeSpan.FromSeconds(seconds), LongestRead = 1_000 };

        await _time.RunAsync(() => client.WorkAsync(s_end));

        Assert.Empty(service.Refusals);
    }

    [Fact]
    public async Task What_was_not_used_for_long_does_not_let_too_much_through_later()
    {
        var service = new PublishedRules(_time, ServiceLimits.Dataverse) { Recommended = 50 };
        var client = new SimulatedClient(_time, service, Traffic(Side.Sales, ServiceLimits.Dataverse), new Random(4)) { Batches = 0.9 };

        await _time.RunAsync(async () =>
        {
            await client.WorkAsync(TimeSpan.FromMinutes(4));
            await Task.Delay(TimeSpan.FromMinutes(20), _time.Clock);
            await client.WorkAsync(TimeSpan.FromMinutes(40));
        });

        Assert.Empty(service.Refusals);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_others_use_the_budget_too_all_requests_wait_together_and_none_waits_for_ever(bool tellsWhen)
    {
        var service = new PublishedRules(_time, ServiceLimits.Dataverse, tellsWhen) { Recommended = 10 };
        var client = new SimulatedClient(_time, service, Traffic(Side.Sales, ServiceLimits.Dataverse), new Random(5));

        await _time.RunAsync(() => Task.WhenAll(client.WorkAsync(s_end), OthersAsync(service, requests: 8, seconds: 2.5)));

        Assert.NotEmpty(service.Refusals);
        Assert.InRange(service.Refusals.Count, 1, service.Carried / 10);
        Assert.InRange(client.MostRefusals, 1, new ServiceOptions().Repeats);
        Assert.All(Bursts(service.Refusals), burst => Assert.InRange(burst, 1, 10));
    }

    /// <summary>How many requests were turned away within half a second each time.</summary>
    private static List<int> Bursts(List<TimeSpan> refusals)
    {
        var bursts = new List<int>();
        for (var i = 0; i < refusals.Count; i++)
        {
            if (i > 0 && refusals[i] - refusals[i - 1] < TimeSpan.FromSeconds(0.5))
                bursts[^1]++;
            else
                bursts.Add(1);
        }

        return bursts;
    }

    private async Task OthersAsync(PublishedRules service, int requests, double seconds)
    {
        while (_time.Now < s_end)
        {
            service.Consume(requests, seconds);
            await Task.Delay(TimeSpan.FromSeconds(1), _time.Clock);
        }
    }

    private TrafficControl Traffic(Side side, ServiceLimits limits) => new(side, limits, new() { Random = new Random(7).NextDouble }, _time.Clock);
}
