using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Input;
using CouplingTools.Output;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Writes couplings, with what their records last agreed on, to a file from which another store can take them.</summary>
[Cmdlet(VerbsData.Export, "CouplingState", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(CouplingState))]
public sealed class ExportCouplingStateCommand : ConnectedCmdlet
{
    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Only these mappings; all unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public string[]? Mapping { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void End()
    {
        var path = FilePath.Resolve(SessionState, Path);
        var question = Question.Of(CmdletText.Message("ActionExportState", Session.Name), path, []);
        if (!ShouldProcess(question.Description, question.Warning, question.Caption))
            return;
        var mappings = MappingNames.Expand(Session, Mapping);
        if (mappings is [])
            throw CmdletText.Exception("MappingNotMatched", string.Join(", ", Mapping!), string.Join(", ", Session.Mappings.Select(mapping => mapping.Name)));
        CouplingState? state = null;
        Run(async pump => state = await Session.ExportStateAsync(path, mappings, Force, pump.Token));
        WriteObject(state);
    }
}
