using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Engine;

namespace CouplingTools.Pipeline;

/// <summary>A cmdlet that works in an open environment.</summary>
public abstract class ConnectedCmdlet : CouplingCmdlet
{
    /// <summary>The connection to use; the runspace's current one unless given.</summary>
    [Parameter]
    [ValidateNotNull]
    public CouplingConnection? Connection { get; set; }

    private protected CouplingSession Session { get; private set; } = null!;

    private protected override void Begin() => Session = RunspaceConnections.Here.Resolve(Connection);
}
