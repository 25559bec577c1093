using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Incumbent;

/// <summary>What removing couplings does there, aspect by aspect, as far as no other test says it.</summary>
public sealed class UncoupleTests
{
    [Fact]
    public void All_couplings_of_a_mapping_are_removed_at_once_and_those_of_others_stay()
    {
        using var demo = ConnectedSession.Open(0);
        foreach (var name in (string[])["Adatum", "Contoso", "Fabrikam"])
            demo.Pair(name);
        demo.Run("$null = New-RecordCoupling PaymentTerms -Number 'NET 30' -SalesName 'Net 30'");
        var writes = demo.Writes();

        demo.Run("Get-RecordCoupling Customer | Remove-RecordCoupling -Confirm:$false");

        Assert.Equal("PaymentTerms", demo.One<RecordCoupling>("Get-RecordCoupling").Mapping);
        Assert.Equal((3, writes), (demo.Run("Get-SalesRecord Customer -Uncoupled").Count, demo.Writes()));
    }

    [Fact]
    public void A_coupling_is_gone_when_the_command_ends_where_the_incumbent_schedules_a_job()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam");

        var result = demo.Result("$args[0] | Remove-RecordCoupling -Confirm:$false; $args[0] | Sync-Record -Direction Bidirectional -IfNotCoupled Skip", pair);

        Assert.Equal((SyncOutcome.Skipped, "NotCoupled"), (result.Outcome, result.Reason));
    }

    [Fact]
    public void Of_several_records_each_without_a_coupling_is_named_where_the_incumbent_counts_them_as_skipped()
    {
        using var demo = ConnectedSession.Open(0);
        var (pair, lonely) = (demo.Pair("Fabrikam"), demo.Customer("Lonely"));

        var said = demo.Invoke("$args[0], $args[1] | Remove-RecordCoupling -Confirm:$false", lonely, pair);

        Assert.Equal(["NotCoupled"], said.ErrorIds);
        Assert.Contains(lonely.Number!, said.AllErrors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }
}
