using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Checks whether both services and the store can be reached and used.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CouplingConnection", DefaultParameterSetName = ConnectionSet)]
[OutputType(typeof(ConnectionCheck))]
public sealed class TestCouplingConnectionCommand : AddressedCmdlet
{
    private const string ConnectionSet = "Connection";

    /// <summary>The connection to check; the runspace's current one unless given.</summary>
    [Parameter(ParameterSetName = ConnectionSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CouplingConnection? Connection { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == ConnectionSet)
        {
            var session = RunspaceConnections.Here.Resolve(Connection);
            Run(pump => pump.EmitAsync(session.TestAsync(pump.Token), WriteObject));
            return;
        }

        var chosen = Choose();
        Run(pump => pump.EmitAsync(chosen.TestAsync(pump.Token), WriteObject));
    }
}
