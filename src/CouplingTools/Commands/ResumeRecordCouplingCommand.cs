using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Puts suspended couplings back into synchronization.</summary>
[Cmdlet(VerbsLifecycle.Resume, "RecordCoupling", SupportsShouldProcess = true, DefaultParameterSetName = InputSet)]
[OutputType(typeof(RecordCoupling))]
public sealed class ResumeRecordCouplingCommand() : HoldCouplingCmdlet("ActionResume")
{
    private protected override bool IsDone(RecordCoupling coupling) => coupling.Status != CouplingStatus.Suspended;

    private protected override Task<RecordCoupling?> ChangeAsync(RecordCoupling coupling, CancellationToken cancellationToken) =>
        Session.ResumeCouplingAsync(coupling, cancellationToken);
}
