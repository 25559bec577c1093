using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Opens both services and the coupling store, and makes the connection the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "CouplingEnvironment", DefaultParameterSetName = NameSet)]
[OutputType(typeof(CouplingConnection))]
public sealed class ConnectCouplingEnvironmentCommand : AddressedCmdlet
{
    /// <summary>Lets a store that belongs to another environment or organization take this one, too.</summary>
    [Parameter]
    public SwitchParameter AllowNewEnvironment { get; set; }

    private protected override void Process()
    {
        var chosen = Choose();
        CouplingSession? session = null;
        Run(async pump => session = await chosen.OpenAsync(AllowNewEnvironment, pump.Token));
        RunspaceConnections.Here.Add(session!);
        WriteVerbose(CmdletText.Message("ConnectedVerbose", session!.Name, session.Company, session.StorePath));
        if (session.StoreBackup is { } backup)
            WriteWarning(CmdletText.Message("StoreMigrated", session.StorePath, backup));
        WriteObject(session);
    }
}
