using System.Management.Automation;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets what the sandbox was asked, operation by operation, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "CouplingSandboxLog", DefaultParameterSetName = ConnectionSet)]
[OutputType("CouplingTools.Sandbox.SandboxOperation")]
public sealed class GetCouplingSandboxLogCommand : SandboxCmdlet
{
    /// <summary>Only that many of the latest operations.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    private protected override void End() => WriteObject(Services.ReadLog(Last), enumerateCollection: true);
}
