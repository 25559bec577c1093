using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Opens both services and the coupling store, and makes the connection the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "CouplingEnvironment", DefaultParameterSetName = SandboxSet)]
[OutputType(typeof(CouplingConnection))]
public sealed class ConnectCouplingEnvironmentCommand : CouplingCmdlet
{
    private const string SandboxSet = "Sandbox";

    /// <summary>The sandbox file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Sandbox { get; set; } = string.Empty;

    /// <summary>The file that keeps the couplings; beside the sandbox unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StorePath { get; set; }

    private protected override void Process()
    {
        var path = FilePath.Resolve(SessionState, Sandbox);
        var storePath = StorePath is null ? null : FilePath.Resolve(SessionState, StorePath);
        CouplingSession? session = null;
        Run(async pump => session = await SandboxOpener.OpenAsync(path, storePath, pump.Token));
        RunspaceConnections.Here.Add(session!);
        WriteVerbose(CmdletText.Message("ConnectedVerbose", session!.Name, session.Company, session.StorePath));
        WriteObject(session);
    }
}
