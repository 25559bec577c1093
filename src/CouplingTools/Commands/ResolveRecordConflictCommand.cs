using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Lets one side's values win the conflicts of coupled records.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "RecordConflict", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = InputSet)]
[OutputType(typeof(SyncResult))]
public sealed class ResolveRecordConflictCommand : ReferenceCmdlet
{
    private bool _preview;

    /// <summary>The side whose values win.</summary>
    [Parameter(Mandatory = true)]
    public Side Use { get; set; }

    /// <summary>The fields to decide about; every conflicting one unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MappedFieldCompleter))]
    public string[]? Field { get; set; }

    private protected override void Prepare(string? mapping) => _preview = this.IsWhatIf();

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var options = new ResolveOptions { Mapping = Mapping, Use = Use, Fields = Field, Preview = _preview };
        return pump.EmitAsync(Session.ResolveAsync(inputs, options, HostOf(pump), pump.Token), Write);
    }

    private void Write(SyncResult result)
    {
        WriteObject(result);
        WriteTrouble(result, result.Input);
    }
}
