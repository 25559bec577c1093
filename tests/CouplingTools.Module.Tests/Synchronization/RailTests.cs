using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>A run that would change, orphan or uncouple too much is stopped before its first write, and says what it saw and what allows it.</summary>
public sealed class RailTests
{
    private const int Pairs = 110;

    [Theory]
    [InlineData("Sync-Record Customer -All -Direction ToSales")]
    [InlineData("Sync-Record Customer -All -Direction ToSales -BatchSize 7")]
    [InlineData("Sync-Record Customer -Changed -Direction ToSales")]
    [InlineData("Get-BusinessCentralRecord Customer | Sync-Record -Direction Bidirectional -BatchSize 20")]
    public void More_than_half_of_more_than_a_hundred_is_not_written(string command)
    {
        using var demo = World();
        Edit(demo, 56);
        var writes = demo.Writes();

        var said = demo.Invoke(command);

        Assert.Equal(["TooManyChanges"], said.ErrorIds);
        Assert.Matches($"5[0-9] of {Pairs} records of mapping 'Customer', .+ % \\(0 in Business Central, 5[0-9] in Sales\\), which is more than the 50 %", Assert.Single(said.AllErrors).Exception.Message);
        Assert.Contains("-MaxChangePercent", said.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(writes, demo.Writes());
        Assert.DoesNotContain(said.Output, output => ((SyncResult)output.BaseObject).Outcome != SyncOutcome.Unchanged);
    }

    [Theory]
    [InlineData("Sync-Record Customer -All -Direction ToSales -MaxChangePercent 100")]
    [InlineData("Sync-Record Customer -All -Direction ToSales -MaxChangePercent 51 -BatchSize 7")]
    [InlineData("Sync-Record Customer -Changed -Direction ToSales -MaxChangePercent 60")]
    public void The_percentage_allows_it(string command)
    {
        using var demo = World();
        Edit(demo, 56);

        Assert.Equal(56, demo.Results(command).Count(result => result.Outcome == SyncOutcome.Updated));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(7)]
    [InlineData(1)]
    public void Up_to_half_is_written_with_one_result_for_each_in_order(int batch)
    {
        using var demo = World();
        Edit(demo, 55);

        var results = demo.Results("Sync-Record Customer -All -Direction ToSales -BatchSize $args[0]", batch);

        Assert.Equal((Pairs, 55), (results.Count, results.Count(result => result.Outcome == SyncOutcome.Updated)));
        Assert.Equal(demo.All<RecordCoupling>("Get-RecordCoupling Customer").Select(coupling => coupling.SalesId), results.Select(result => result.SalesId!.Value));
    }

    [Fact]
    public void A_part_of_the_couplings_may_change_as_a_whole()
    {
        using var demo = World();
        Edit(demo, 55);

        var results = demo.Results("Get-BusinessCentralRecord Customer | Where-Object phoneNumber -EQ '+1 999' | Sync-Record -Direction ToSales -BatchSize 10");

        Assert.Equal([(SyncOutcome.Updated, 55)], results.GroupBy(result => result.Outcome).Select(group => (group.Key, group.Count())));
    }

    [Fact]
    public void What_never_was_synchronized_does_not_count()
    {
        using var demo = ConnectedSession.Open(Pairs);
        demo.Run("Get-BusinessCentralRecord Customer | ForEach-Object { $account = New-SalesRecord Customer @{ name = $_.Name; telephone1 = '+1 111' }; New-RecordCoupling Customer -BusinessCentralId $_.Id -SalesId $account.Id } | Out-Null");

        var results = demo.Results("Sync-Record Customer -All -Direction ToSales -BatchSize 25");

        Assert.Equal([(SyncOutcome.Updated, Pairs)], results.GroupBy(result => result.Outcome).Select(group => (group.Key, group.Count())));
    }

    [Theory]
    [InlineData("Hold", "orphaned")]
    [InlineData("RemoveCoupling", "removed")]
    [InlineData("Restore", "created again")]
    public void Couplings_that_lack_a_record_are_left_alone_when_they_are_many(string policy, string consequence)
    {
        using var demo = World();
        demo.Run("Get-SalesRecord Customer -Coupled -First 60 | Remove-SalesRecord -Confirm:$false");
        var (writes, couplings) = (demo.Writes(), Couplings(demo));

        var said = demo.Invoke($"Sync-Record Customer -All -Direction Bidirectional -OnDeleted {policy} -BatchSize 10");

        Assert.Equal(["TooManyDeleted"], said.ErrorIds);
        Assert.Matches($"(5[6-9]|60) of {Pairs} couplings of mapping 'Customer', .+ %, lack a record now \\(0 in Business Central, (5[6-9]|60) in Sales\\)", Assert.Single(said.AllErrors).Exception.Message);
        Assert.Contains(consequence, said.AllErrors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal((writes, couplings), (demo.Writes(), Couplings(demo)));

        var results = demo.Results($"Sync-Record Customer -All -Direction Bidirectional -OnDeleted {policy} -MaxChangePercent 100 -ErrorAction SilentlyContinue");
        Assert.Equal(60, results.Count(result => result.Outcome != SyncOutcome.Unchanged));
    }

    [Fact]
    public void Couplings_that_are_known_to_be_orphaned_are_no_news()
    {
        using var demo = World();
        demo.Run("Get-SalesRecord Customer -Coupled -First 60 | Remove-SalesRecord -Confirm:$false");
        demo.Invoke("Sync-Record Customer -All -Direction Bidirectional -MaxChangePercent 100 -ErrorAction SilentlyContinue");

        var said = demo.Invoke("Sync-Record Customer -All -Direction Bidirectional");

        Assert.Equal(Pairs, said.Output.Count);
        Assert.Equal(60, said.ErrorIds.Count(id => id == "PartnerDeleted"));
    }

    [Theory]
    [InlineData("Sync-Record Customer -All -Direction Bidirectional")]
    [InlineData("Sync-Record Customer -All -Direction Bidirectional -OnDeleted Restore -MaxChangePercent 100 -BatchSize 1")]
    [InlineData("Sync-Record Customer -Changed -Direction Bidirectional -OnDeleted RemoveCoupling")]
    [InlineData("Get-BusinessCentralRecord Customer -Coupled | Sync-Record -Direction Bidirectional -OnDeleted RemoveCoupling")]
    public void A_side_that_has_lost_everything_is_not_believed(string command)
    {
        using var demo = World(6);
        demo.Run("Get-SalesRecord Customer | Remove-SalesRecord -Confirm:$false");
        var (writes, couplings) = (demo.Writes(), Couplings(demo));

        var said = demo.Invoke(command);

        Assert.Equal(["EmptySide"], said.ErrorIds);
        Assert.Matches("Sales has none of the [2-6] records of mapping 'Customer' that were looked for in accounts", Assert.Single(said.AllErrors).Exception.Message);
        Assert.Empty(said.Output);
        Assert.Equal((writes, couplings), (demo.Writes(), Couplings(demo)));
        Assert.DoesNotContain("EmptySide", demo.Invoke(command + " -AllowEmptySide").ErrorIds);
        Assert.NotEqual((writes, couplings), (demo.Writes(), Couplings(demo)));
    }

    [Theory]
    [InlineData("Repair-RecordCoupling Customer")]
    [InlineData("Repair-RecordCoupling Customer -Remove SalesGone, BothGone -Confirm:$false")]
    [InlineData("Get-RecordCoupling Customer | Repair-RecordCoupling -Restore SalesGone -Confirm:$false")]
    public void A_repair_does_not_believe_it_either(string command)
    {
        using var demo = World(6);
        demo.Run("Get-SalesRecord Customer | Remove-SalesRecord -Confirm:$false");
        var (writes, couplings) = (demo.Writes(), Couplings(demo));

        var said = demo.Invoke(command);

        Assert.Equal(["EmptySide"], said.ErrorIds);
        Assert.Equal((0, writes, couplings), (said.Output.Count, demo.Writes(), Couplings(demo)));
        Assert.Equal(6, demo.All<CouplingFinding>(command + " -AllowEmptySide").Count);
        Assert.NotEqual((writes, couplings), (demo.Writes(), Couplings(demo)));
    }

    [Fact]
    public void A_few_deleted_records_of_many_are_no_empty_side()
    {
        using var demo = World(6);
        demo.Run("$global:gone = @(Get-RecordCoupling Customer)[0..2]; $gone | ForEach-Object { Remove-SalesRecord Customer -Id $_.SalesId -Confirm:$false }");

        Assert.All(demo.Results("$gone | Sync-Record -Direction Bidirectional -OnDeleted RemoveCoupling"), result => Assert.Equal("CouplingRemoved", result.Reason));
    }

    [Fact]
    public void WhatIf_says_what_would_be_refused()
    {
        using var demo = World();
        Edit(demo, 56);

        var said = demo.Invoke("Sync-Record Customer -All -Direction ToSales -WhatIf");

        Assert.Empty(said.AllErrors);
        Assert.Equal((Pairs, 56), (said.Output.Count, said.Results().Count(result => result.Outcome == SyncOutcome.Planned)));
        Assert.Matches($"Without -WhatIf the run would be refused. The run would write 56 of {Pairs} records", Assert.Single(said.Warnings));
    }

    [Fact]
    public void A_run_that_was_stopped_is_in_the_history_and_the_next_one_does_its_work()
    {
        using var demo = World();
        Edit(demo, 56);
        demo.Invoke("Sync-Record Customer -Changed -Direction ToSales");

        Assert.Equal(SyncRunStatus.Interrupted, demo.One<SyncRun>("Get-SyncRun -Last 1").Status);
        Assert.Equal(56, demo.Results("Sync-Record Customer -Changed -Direction ToSales -MaxChangePercent 100").Count(result => result.Outcome == SyncOutcome.Updated));
    }

    private static ConnectedSession World(int pairs = Pairs)
    {
        var demo = ConnectedSession.Open(pairs);
        demo.Run("$null = Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create; $null = Sync-Record Customer -Changed -Direction Bidirectional");
        return demo;
    }

    private static void Edit(ConnectedSession demo, int count) =>
        demo.Run("Get-BusinessCentralRecord Customer -Coupled -First $args[0] | Set-BusinessCentralRecord -Value @{ phoneNumber = '+1 999' }", count);

    private static string Couplings(ConnectedSession demo) =>
        string.Join('|', demo.All<RecordCoupling>("Get-RecordCoupling Customer").Select(coupling => $"{coupling.BusinessCentralId} {coupling.SalesId} {coupling.Status}"));
}
