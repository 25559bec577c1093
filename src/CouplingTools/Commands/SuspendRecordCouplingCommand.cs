using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Keeps couplings out of synchronization until they are resumed.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "RecordCoupling", SupportsShouldProcess = true, DefaultParameterSetName = InputSet)]
[OutputType(typeof(RecordCoupling))]
public sealed class SuspendRecordCouplingCommand() : HoldCouplingCmdlet("ActionSuspend")
{
    private protected override bool IsDone(RecordCoupling coupling) => coupling.SuspendedBy is not null;

    private protected override Task<RecordCoupling?> ChangeAsync(RecordCoupling coupling, CancellationToken cancellationToken) =>
        Session.SuspendCouplingAsync(coupling, cancellationToken);
}
