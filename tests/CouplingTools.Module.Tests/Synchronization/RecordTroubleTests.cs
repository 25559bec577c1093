using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>One record of a list is in trouble: the others are not, and its own result says what it is.</summary>
public sealed class RecordTroubleTests
{
    public static TheoryData<string, string, string, string> Troubles => new()
    {
        { "New-SalesRecord Customer @{ name = 'X' * 101 }", "ToBusinessCentral", "ValueTooLong", "displayName" },
        { "New-SalesRecord Customer @{ name = 'Bad'; telephone1 = 'call me' }", "ToBusinessCentral", "ServiceRefused", "letters" },
        { "New-SalesRecord Customer @{ name = 'Bad'; address1_country = 'ZZ' }", "ToBusinessCentral", "ServiceRefused", "ZZ" },
        { "New-SalesRecord Customer @{ name = 'Bad'; emailaddress1 = 'nobody' }", "ToBusinessCentral", "ServiceRefused", "nobody" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void The_others_are_synchronized_and_the_one_is_explained(string bad, string direction, string reason, string named)
    {
        using var demo = ConnectedSession.Open();

        var said = demo.Invoke(
            $$"""
            $list = @(
                1..4 | ForEach-Object { New-SalesRecord Customer @{ name = "Good $_" } }
                {{bad}}
                5..8 | ForEach-Object { New-SalesRecord Customer @{ name = "Good $_" } }
            )
            $list | Sync-Record -Direction {{direction}} -IfNotCoupled Create
            """);

        var results = said.Results();
        var failed = Assert.Single(results, result => result.Outcome != SyncOutcome.Created);
        Assert.Equal((9, SyncOutcome.Failed, reason), (results.Count, failed.Outcome, failed.Reason));
        Assert.Contains(named, failed.Error, StringComparison.Ordinal);
        Assert.Equal([reason], said.ErrorIds);
        Assert.Equal(8, demo.Run("Get-BusinessCentralRecord Customer -Name 'Good*'").Count);
        // The numbers that Business Central gave wait for a run that may write to Sales.
        var status = direction == nameof(SyncDirection.ToBusinessCentral) ? CouplingStatus.Pending : CouplingStatus.Synchronized;
        Assert.Equal(8, demo.Run("Get-RecordCoupling Customer -Status $args[0]", status).Count);
    }

    [Fact]
    public void A_failing_field_of_a_coupled_record_leaves_the_other_side_unwritten_too_where_it_is_known_beforehand()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Rome' }", pair.BusinessCentralId);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ name = 'X' * 101 }", pair.SalesId);
        var writes = demo.Writes();

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal((SyncOutcome.Failed, "ValueTooLong", writes), (result.Outcome, result.Reason, demo.Writes()));
        Assert.Equal("Failed", demo.One<RecordCoupling>("Get-RecordCoupling Customer").Status.ToString());
    }

    [Fact]
    public void What_one_side_refuses_is_told_beside_what_the_other_took()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Rome' }", pair.BusinessCentralId);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ telephone1 = 'call me' }", pair.SalesId);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal((SyncOutcome.Failed, "ServiceRefused"), (result.Outcome, result.Reason));
        Assert.Equal("Rome", demo.OnSales(pair.SalesId).Values["address1_city"]);
        Assert.Equal(["city"], result.ChangedFields);
    }

    [Fact]
    public void A_record_that_was_mended_is_synchronized_by_the_next_run()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ telephone1 = 'call me' }", pair.SalesId);
        demo.Results("$args[0] | Sync-Record -Direction Bidirectional", pair);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ telephone1 = '+1 222' }", pair.SalesId);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal((SyncOutcome.Updated, "+1 222"), (result.Outcome, demo.OnBusinessCentral(pair.BusinessCentralId).Values["phoneNumber"]));
        Assert.Equal(CouplingStatus.Synchronized, demo.One<RecordCoupling>("Get-RecordCoupling Customer").Status);
    }
}
