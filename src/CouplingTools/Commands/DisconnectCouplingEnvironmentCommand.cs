using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Closes a connection.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "CouplingEnvironment")]
public sealed class DisconnectCouplingEnvironmentCommand : CouplingCmdlet
{
    /// <summary>The connection to close; the current one unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CouplingConnection? Connection { get; set; }

    private protected override void Process()
    {
        if (Connection is CouplingSession { IsClosed: true })
            return;
        var connections = RunspaceConnections.Here;
        var session = connections.Resolve(Connection);
        Run(_ => connections.CloseAsync(session));
    }
}
