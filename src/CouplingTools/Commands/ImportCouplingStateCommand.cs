using System.Management.Automation;
using CouplingTools.Input;
using CouplingTools.Output;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Takes couplings, with what their records last agreed on, from a file into the store.</summary>
[Cmdlet(VerbsData.Import, "CouplingState", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CouplingState))]
public sealed class ImportCouplingStateCommand : ConnectedCmdlet
{
    /// <summary>The file to read.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Takes the state of another company, organization or environment, whose records have the same ids.</summary>
    [Parameter]
    public SwitchParameter AllowNewEnvironment { get; set; }

    private protected override void Process()
    {
        var path = FilePath.Resolve(SessionState, Path);
        CouplingState? state = null;
        Run(async pump => state = await Session.ImportStateAsync(path, AllowNewEnvironment, checkedState => pump.AskAsync(() => ShouldImport(checkedState)).AsTask(), pump.Token));
        if (state is not null)
            WriteObject(state);
    }

    private bool ShouldImport(CouplingState state)
    {
        if (state.UnknownMappings.Count > 0)
            WriteWarning(CmdletText.Message("StateMappingsUnknown", state, string.Join(", ", state.UnknownMappings)));
        var target = CmdletText.Message("ImportTarget", Session.Name, Session.StorePath);
        var question = Question.Of(CmdletText.Message("ActionImportState", state.Couplings - state.AlreadyThere, state.Company, state.ExportedAt), target, []);
        return ShouldProcess(question.Description, question.Warning, question.Caption);
    }
}
