using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Tests.Services.Http.Simulation;

/// <summary>A client with more to do than a service allows: reads and batches of every size from many tasks at once.</summary>
internal sealed class SimulatedClient(SimulatedTime time, PublishedRules service, TrafficControl traffic, Random random)
{
    private const int Tasks = 80;
    private const int Plenty = 20_000;

    /// <summary>The part of the requests that are batches.</summary>
    public double Batches { get; init; } = 0.4;

    /// <summary>How long it only reads before it only writes batches, and so on, where it does not mix them.</summary>
    public TimeSpan? Spell { get; init; }

    /// <summary>The milliseconds of the longest read.</summary>
    public int LongestRead { get; init; } = 80;

    /// <summary>What one operation of a batch takes.</summary>
    public double MillisecondsOfOperation { get; init; } = 24;

    /// <summary>The greatest number of times that one request was turned away.</summary>
    public int MostRefusals { get; private set; }

    /// <summary>Sends requests until a time.</summary>
    public Task WorkAsync(TimeSpan until) => Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => WorkOneAsync(until)));

    private async Task WorkOneAsync(TimeSpan until)
    {
        while (time.Now < until)
        {
            var operations = IsBatch() ? Math.Max(1, (int)(traffic.BatchSizeFor(Plenty) * (Spell is null ? random.NextDouble() : 1))) : (int?)null;
            var milliseconds = (operations * MillisecondsOfOperation * (0.7 + (0.6 * random.NextDouble()))) + 50 ?? random.Next(20, LongestRead);
            var refusals = 0;
            while ((await SendAsync(TimeSpan.FromMilliseconds(milliseconds), operations)).IsThrottled && time.Now < until)
                MostRefusals = Math.Max(MostRefusals, ++refusals);
        }
    }

    private bool IsBatch() => Spell is { } spell ? (int)(time.Now / spell) % 2 == 1 : random.NextDouble() < Batches;

    private Task<ServiceResponse> SendAsync(TimeSpan takes, int? operations) => traffic.PassAsync(
        _ => service.AnswerAsync(takes), operations, CancellationToken.None);
}
