using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Input;
using CouplingTools.Sandbox;

namespace CouplingTools.Pipeline;

/// <summary>A cmdlet that looks behind a sandbox: that of a connection, or a file, whichever process serves it.</summary>
public abstract class SandboxCmdlet : CouplingCmdlet
{
    internal const string ConnectionSet = "Connection";
    private const string SandboxSet = "Sandbox";
    private SandboxEnvironment? _opened;

    /// <summary>The connection to the sandbox; the runspace's current one unless given.</summary>
    [Parameter(ParameterSetName = ConnectionSet)]
    [ValidateNotNull]
    public CouplingConnection? Connection { get; set; }

    /// <summary>The sandbox file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    [ValidateNotNullOrEmpty]
    public string Sandbox { get; set; } = string.Empty;

    private protected SandboxEnvironment Services { get; private set; } = null!;

    /// <summary>What users know the sandbox by.</summary>
    private protected string SandboxName { get; private set; } = string.Empty;

    private protected override void Begin()
    {
        if (ParameterSetName == SandboxSet)
        {
            var path = FilePath.Resolve(SessionState, Sandbox);
            Services = _opened = SandboxOpener.Open(path);
            SandboxName = Path.GetFileName(path);
            return;
        }

        var session = RunspaceConnections.Here.Resolve(Connection);
        Services = SandboxConnections.Of(session);
        SandboxName = session.Name;
    }

    private protected override void Close() => _opened?.Dispose();
}
