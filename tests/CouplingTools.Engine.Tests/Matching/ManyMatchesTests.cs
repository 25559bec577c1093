using System.Diagnostics;
using CouplingTools.Engine.Tests.Synchronization.Running;
using CouplingTools.Sandbox;
using Xunit;

namespace CouplingTools.Engine.Tests.Matching;

/// <summary>As many customers as accounts, 60 % of them on both sides and written differently, and 5 % near-duplicates.</summary>
public sealed class ManyMatchesTests
{
    [Fact]
    public Task A_thousand_customers_and_accounts_are_matched_without_one_false_pair() => MatchAsync(1_000);

    [Fact(Explicit = true)]
    public Task Twenty_thousand_customers_and_accounts_are_matched_without_one_false_pair() => MatchAsync(20_000);

    private static async Task MatchAsync(int count)
    {
        var companies = new ManyCompanies(count, seed: 7);
        await using var world = await World.CreateAsync();
        var bulk = new BulkWriter(world);
        var customers = await bulk.CreateAsync(Side.BusinessCentral, companies.Customers);
        var accounts = await bulk.CreateAsync(Side.Sales, companies.Accounts);
        await using var session = await world.OpenSessionAsync();

        var before = world.LastLogged;
        var started = Stopwatch.GetTimestamp();
        var matches = await session.MatchesAsync(new MatchOptions { Mapping = "Customer" });
        var elapsed = Stopwatch.GetElapsedTime(started);
        var log = world.LogAfter(before);

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} x {count}: {elapsed.TotalSeconds:0.0} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB, {log.Count} requests");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", matches.GroupBy(match => match.Reason).Select(group => $"{group.Key} {group.Count()}")));
        Assert.Equal(count, matches.Count);
        var pairs = companies.Pairs.Select(pair => (customers[pair.Customer], accounts[pair.Account])).ToHashSet();
        var found = matches.Where(match => match.Reason == MatchReason.Unique).Select(match => (match.BusinessCentralId!.Value, match.SalesId!.Value)).ToHashSet();
        Assert.Empty(found.Except(pairs));
        Assert.Empty(pairs.Except(found));
        Assert.All(matches.Where(match => match.Reason != MatchReason.Unique), match => Assert.Contains(match.Reason, (MatchReason[])[MatchReason.NoMatch, MatchReason.Ambiguous]));
        AssertPagesOnly(log, count);
    }

    /// <summary>Besides the pages only descriptions of the tables are read, once in a session.</summary>
    private static void AssertPagesOnly(IReadOnlyList<SandboxOperation> log, int count)
    {
        var rows = log.Where(entry => entry.Table is "customers" or "accounts").ToList();
        Assert.Equal(2 * ((count + 4999) / 5000), rows.Count);
        Assert.All(rows, entry => Assert.Equal("GET", entry.Method));
        Assert.All(log.Except(rows), entry => Assert.True(entry.Table is "$batch" or "$metadata" or "EntityDefinitions" || entry.Url.Contains("EntityDefinitions", StringComparison.Ordinal), entry.ToString()));
    }
}
