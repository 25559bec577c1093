using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets the current connection, if there is one.</summary>
[Cmdlet(VerbsCommon.Get, "CouplingConnection")]
[OutputType(typeof(CouplingConnection))]
public sealed class GetCouplingConnectionCommand : CouplingCmdlet
{
    private protected override void End()
    {
        if (RunspaceConnections.Here.Current is { IsClosed: false } current)
            WriteObject(current);
    }
}
