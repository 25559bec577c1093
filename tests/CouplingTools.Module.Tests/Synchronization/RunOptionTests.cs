using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Options that concern the run as a whole.</summary>
public sealed class RunOptionTests
{
    private const int Pairs = 15;

    [Theory]
    [InlineData("-BatchSize 1")]
    [InlineData("-BatchSize 7")]
    [InlineData("-BatchSize 1000")]
    [InlineData("-ThrottleLimit 1")]
    [InlineData("-ThrottleLimit 8 -BatchSize 3")]
    public void How_the_work_is_cut_changes_no_outcome(string options)
    {
        using var demo = World();

        var results = demo.Results($"$list | Sync-Record -Direction Bidirectional -IfNotCoupled Create {options}");

        Assert.Equal(
            [(SyncOutcome.Conflict, 5), (SyncOutcome.Created, 2), (SyncOutcome.Skipped, 1), (SyncOutcome.Unchanged, 5), (SyncOutcome.Updated, 5)],
            results.GroupBy(result => result.Outcome).Select(group => (group.Key, group.Count())).OrderBy(count => count.Key.ToString(), StringComparer.Ordinal));
        Assert.Equal(Pairs + 2, demo.Run("Get-RecordCoupling Customer").Count);
    }

    [Fact]
    public void All_takes_every_coupling_and_nothing_else()
    {
        using var demo = World();

        var results = demo.Results("Sync-Record Customer -All -Direction Bidirectional -BatchSize 4");

        Assert.Equal(Pairs, results.Count);
        Assert.Equal(Pairs, results.Select(result => result.BusinessCentralId).Distinct().Count());
    }

    [Theory]
    [InlineData(66, "TooManyChanges")]
    [InlineData(67, null)]
    public void A_run_that_would_write_too_many_records_writes_none(int percent, string? error)
    {
        using var demo = World();
        demo.Run("Sync-Record Customer -All -Direction Bidirectional -OnConflict Sales; Get-RecordCoupling Customer | ForEach-Object { if (++$global:n -le 10) { Set-SalesRecord Customer -Id $_.SalesId -Value @{ telephone1 = '+1 999' } } }");
        var (writes, couplings) = (demo.Writes(), Couplings(demo));

        var said = demo.Invoke("Sync-Record Customer -All -Direction Bidirectional -MaxChangePercent $args[0]", percent);

        Assert.Equal(error, said.ErrorIds.SingleOrDefault());
        Assert.Equal(error is null ? Pairs : 0, said.Output.Count);
        if (error is not null)
            Assert.Equal((writes, couplings), (demo.Writes(), Couplings(demo)));
        else
            Assert.Equal(writes + 10, demo.Writes());
    }

    [Theory]
    [InlineData(SyncDirection.ToSales, "+1 111")]
    [InlineData(SyncDirection.ToBusinessCentral, "+1 222")]
    public void Overwrite_makes_every_conflict_equal_to_the_source_and_is_quiet_afterwards(SyncDirection direction, string phone)
    {
        using var demo = World();

        var results = demo.Results("Sync-Record Customer -All -Direction $args[0] -Overwrite", direction);
        var again = demo.Results("Sync-Record Customer -All -Direction $args[0] -Overwrite", direction);

        Assert.DoesNotContain(results, result => result.Outcome == SyncOutcome.Conflict);
        Assert.All(again, result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
        var conflict = demo.One<SyncResult>("$conflicts[0]");
        Assert.Equal((phone, phone), (demo.OnBusinessCentral(conflict.BusinessCentralId).Values["phoneNumber"], demo.OnSales(conflict.SalesId).Values["telephone1"]));
    }

    [Fact]
    public void Overwrite_without_a_source_is_refused_before_any_work()
    {
        using var demo = World();
        var writes = demo.Writes();

        var said = demo.Invoke("Sync-Record Customer -All -Direction Bidirectional -Overwrite");

        Assert.Equal(["OverwriteNeedsDirection"], said.ErrorIds);
        Assert.Equal((0, writes), (said.Output.Count, demo.Writes()));
    }

    private static string Couplings(ConnectedSession demo) =>
        string.Join('|', demo.All<RecordCoupling>("Get-RecordCoupling Customer"));

    /// <summary>Fifteen pairs: five edited on one side, five in conflict, five untouched; two uncoupled records; one input twice.</summary>
    private static ConnectedSession World()
    {
        var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            $pairs = @(1..15 | ForEach-Object { New-BusinessCentralRecord Customer @{ displayName = "Pair $_"; phoneNumber = '+1 000' } } | Sync-Record -Direction ToSales -IfNotCoupled Create)
            $global:conflicts = $pairs[0..4]
            foreach ($pair in $pairs[0..9]) { Set-BusinessCentralRecord Customer -Id $pair.BusinessCentralId -Value @{ phoneNumber = '+1 111' } }
            foreach ($pair in $conflicts) { Set-SalesRecord Customer -Id $pair.SalesId -Value @{ telephone1 = '+1 222' } }
            $global:list = @($pairs) + (New-BusinessCentralRecord Customer @{ displayName = 'Left' }) + (New-SalesRecord Customer @{ name = 'Right' }) + $pairs[7]
            """);
        return demo;
    }
}
