using CouplingTools.Engine.Synchronization.Running.Inputs;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

public sealed class SettledChangeTests
{
    [Theory]
    [InlineData(SyncOutcome.Updated, null, null, false, true)]
    [InlineData(SyncOutcome.Skipped, "FilteredOut", null, false, true)]
    [InlineData(SyncOutcome.Skipped, "Declined", null, true, false)]
    [InlineData(SyncOutcome.Planned, "Updated", null, true, false)]
    [InlineData(SyncOutcome.Failed, "ServiceUnavailable", ErrorClass.Transient, true, false)]
    [InlineData(SyncOutcome.Failed, "ServiceRefused", ErrorClass.Data, true, true)]
    [InlineData(SyncOutcome.Failed, "ServiceRefused", ErrorClass.Data, false, false)]
    [InlineData(SyncOutcome.Deferred, "LookupMissing", ErrorClass.Data, false, false)]
    [InlineData(SyncOutcome.Conflict, "ConflictHeld", ErrorClass.Data, true, true)]
    public void A_change_is_settled_when_the_next_run_needs_not_be_told_of_it_again(
        SyncOutcome outcome, string? reason, ErrorClass? errorClass, bool isCoupled, bool settled)
    {
        var result = new SyncResult { Outcome = outcome, Reason = reason, ErrorClass = errorClass, Mapping = "Customer" };

        Assert.Equal(settled, ChangedRecords.IsSettled(result, isCoupled));
    }
}
