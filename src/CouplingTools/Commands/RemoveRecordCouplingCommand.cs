using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Removes couplings; no record is deleted or changed.</summary>
[Cmdlet(VerbsCommon.Remove, "RecordCoupling", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = InputSet)]
public sealed class RemoveRecordCouplingCommand : ReferenceCmdlet
{
    private bool _preview;

    /// <summary>Uncouples what belongs to the records too, such as a customer's contacts.</summary>
    [Parameter]
    public SwitchParameter Cascade { get; set; }

    private protected override void Prepare(string? mapping) => _preview = this.IsWhatIf();

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var options = new UncoupleOptions { Mapping = Mapping, Cascade = Cascade, Preview = _preview };
        return pump.EmitAsync(Session.UncoupleAsync(inputs, options, HostOf(pump), pump.Token), Tell);
    }

    private protected override void Refuse(CouplingException problem, PSObject input)
    {
        if (!TryFeed(problem, input))
            base.Refuse(problem, input);
    }

    private void Tell(SyncResult result)
    {
        if (result.Outcome != SyncOutcome.Failed)
            WriteVerbose($"{result.Number ?? result.Name}: {result.Outcome} {result.Reason}");
        WriteTrouble(result, result.Input);
    }
}
