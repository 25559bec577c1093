using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Matching;

/// <summary><c>Sync-Record -IfNotCoupled Match</c> and <c>MatchOrCreate</c>.</summary>
public sealed class MatchPolicyTests
{
    [Fact]
    public void Match_couples_and_synchronizes_what_is_certain_and_writes_nothing_else()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Unique", "Oslo");
        var account = demo.Account("UNIQUE", "");
        demo.Customer("Twice");
        demo.Account("Twice");
        demo.Account("Twice");
        demo.Customer("Lonely");

        var results = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Match").ToDictionary(result => result.Name!);

        Assert.Equal(SyncOutcome.Coupled, results["Unique"].Outcome);
        Assert.Equal("Oslo", demo.OnSales(account.Id).Values["address1_city"]);
        Assert.Equal((SyncOutcome.Ambiguous, "MatchAmbiguous"), (results["Twice"].Outcome, results["Twice"].Reason));
        Assert.Contains("Twice (", results["Twice"].Error, StringComparison.Ordinal);
        Assert.Equal((SyncOutcome.Skipped, "NoMatch"), (results["Lonely"].Outcome, results["Lonely"].Reason));
        Assert.Single(demo.Run("Get-RecordCoupling"));
        Assert.Equal(3, demo.Run("Get-SalesRecord Customer").Count);
    }

    [Fact]
    public void MatchOrCreate_creates_only_what_matches_nothing()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Unique");
        demo.Account("Unique");
        demo.Customer("Twice");
        demo.Account("Twice");
        demo.Account("Twice");
        demo.Customer("Lonely");
        demo.Pair("Coupled");
        demo.Customer("Coupled");

        var results = demo.Results("Get-BusinessCentralRecord Customer -Uncoupled | Sync-Record -Direction ToSales -IfNotCoupled MatchOrCreate");

        Assert.Equal(
            ["Coupled Ambiguous MatchAlreadyCoupled", "Lonely Created ", "Twice Ambiguous MatchAmbiguous", "Unique Coupled "],
            results.Select(result => $"{result.Name} {result.Outcome} {result.Reason}").Order(StringComparer.Ordinal));
        Assert.Single(demo.Run("Get-SalesRecord Customer -Name Lonely"));
        Assert.Single(demo.Run("Get-SalesRecord Customer -Name Coupled"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1)]
    public void Both_records_of_a_pair_in_one_list_are_coupled_once(int batch)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam");
        demo.Account("Fabrikam");

        var results = demo.Results($"& {{ Get-BusinessCentralRecord Customer; Get-SalesRecord Customer }} | Sync-Record -Direction Bidirectional -IfNotCoupled MatchOrCreate -BatchSize {batch}");

        Assert.Equal(["Coupled ", "Skipped DuplicateInput"], results.Select(result => $"{result.Outcome} {result.Reason}").Order(StringComparer.Ordinal));
        Assert.Single(demo.Run("Get-RecordCoupling"));
    }

    [Fact]
    public void Both_sides_are_read_once_for_all_chunks()
    {
        using var demo = ConnectedSession.Open(120);
        demo.Run("$global:list = @(Get-BusinessCentralRecord Customer)");
        var before = Lists(demo);

        demo.Results("$list | Sync-Record -Direction ToSales -IfNotCoupled Match -BatchSize 20 -ErrorAction SilentlyContinue");

        Assert.Equal(before + 2, Lists(demo));
    }

    [Fact]
    public void WhatIf_shows_what_would_be_coupled_and_created()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Customer("Fabrikam");
        demo.Account("Fabrikam");
        demo.Customer("Lonely");
        var writes = demo.Writes();

        var results = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled MatchOrCreate -WhatIf");

        Assert.Equal(["Coupled", "Created"], results.Select(result => result.Reason!).Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.Equal(SyncOutcome.Planned, result.Outcome));
        Assert.Equal(writes, demo.Writes());
    }

    [Fact]
    public void A_second_run_finds_nothing_to_do()
    {
        using var demo = ConnectedSession.Open(60);
        const string Script = "Get-BusinessCentralRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled MatchOrCreate -OnConflict BusinessCentral -ErrorAction SilentlyContinue";
        demo.Results(Script);
        var writes = demo.RowsWritten();

        var again = demo.Results(Script);

        Assert.DoesNotContain(again, result => result.Outcome is SyncOutcome.Created or SyncOutcome.Coupled or SyncOutcome.Updated);
        Assert.Equal(writes, demo.RowsWritten());
    }

    /// <summary>How many pages of the tables were read by the mapping's filter alone; records that are coupled are looked up in it once more, by id.</summary>
    private static int Lists(ConnectedSession demo) =>
        demo.One<int>("@(Get-CouplingSandboxLog | Where-Object { $_.Table -in 'customers', 'accounts' -and $_.Url -match 'filter=.*(blocked|customertypecode)' -and $_.Url -notmatch 'id(%20|[+]| )eq|In([(]|%28)' }).Count");
}
