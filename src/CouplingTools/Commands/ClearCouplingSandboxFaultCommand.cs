using System.Management.Automation;
using CouplingTools.Output;
using CouplingTools.Pipeline;
using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Commands;

/// <summary>Makes a sandbox work properly again.</summary>
[Cmdlet(VerbsCommon.Clear, "CouplingSandboxFault", SupportsShouldProcess = true, DefaultParameterSetName = ConnectionSet)]
public sealed class ClearCouplingSandboxFaultCommand : SandboxCmdlet
{
    /// <summary>The kinds of fault to remove; all unless given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public SandboxFaultKind[]? Kind { get; set; }

    private protected override void End()
    {
        var kinds = Services.ReadFaults().Select(f => f.Kind).Where(k => Kind?.Contains(k) ?? true).Distinct().ToList();
        foreach (var kind in kinds)
        {
            var question = Question.Of(CmdletText.Message("ActionClearFault", kind), SandboxName, []);
            if (ShouldProcess(question.Description, question.Warning, question.Caption))
                Services.ClearFaults(kind);
        }
    }
}
