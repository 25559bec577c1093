using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Incumbent;

/// <summary>What becomes of records that failed there, as far as no other test says it.</summary>
public sealed class SkippedRecordTests
{
    [Fact]
    public void A_record_that_failed_once_is_tried_again_by_the_next_run_of_changes_although_nothing_changed()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam");
        demo.Run("$args[0] | Set-SalesRecord -Value @{ address1_city = $args[1] }", pair, new string('x', 60));
        const string Changes = "Sync-Record Customer -Changed -Direction Bidirectional";

        var (first, second) = (demo.Result(Changes), demo.Result(Changes));

        Assert.Equal((SyncOutcome.Failed, SyncOutcome.Failed), (first.Outcome, second.Outcome));
        Assert.Equal((first.SalesId, first.Error), (second.SalesId, second.Error));
        Assert.Equal(2, demo.One<RecordCoupling>("Get-RecordCoupling").Failures);
    }

    [Fact]
    public void A_failed_record_is_listed_with_its_error_and_time_and_piped_back_by_one_command()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam");
        demo.Run("$args[0] | Set-SalesRecord -Value @{ address1_city = $args[1] }", pair, new string('x', 60));
        var failed = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        var listed = demo.One<RecordCoupling>("Get-RecordCoupling -Status Failed");
        demo.Run("$args[0] | Set-SalesRecord -Value @{ address1_city = 'Graz' }", pair);
        var again = demo.Result("Get-RecordCoupling -Status Failed | Sync-Record -Direction Bidirectional");

        Assert.Equal(("Fabrikam", pair.SalesId, failed.Error), (listed.Name, listed.SalesId, listed.LastError));
        Assert.NotNull(listed.LastSynchronizedAt);
        Assert.Equal(SyncOutcome.Updated, again.Outcome);
        Assert.Empty(demo.Run("Get-RecordCoupling -Status Failed"));
    }
}
