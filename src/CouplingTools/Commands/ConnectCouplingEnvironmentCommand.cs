using System.Management.Automation;
using CouplingTools.Connections;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Opens both services and the coupling store, and makes the connection the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "CouplingEnvironment", DefaultParameterSetName = SandboxSet)]
[OutputType(typeof(CouplingConnection))]
public sealed class ConnectCouplingEnvironmentCommand : AddressedCmdlet
{
    private const string SandboxSet = "Sandbox";

    /// <summary>The sandbox file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Sandbox { get; set; } = string.Empty;

    /// <summary>The company's name or id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Company { get; set; }

    /// <summary>The file that keeps the couplings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StorePath { get; set; }

    private protected override void Process()
    {
        var open = Opener();
        CouplingSession? session = null;
        Run(async pump => session = await open(pump.Token));
        RunspaceConnections.Here.Add(session!);
        WriteVerbose(CmdletText.Message("ConnectedVerbose", session!.Name, session.Company, session.StorePath));
        WriteObject(session);
    }

    private Func<CancellationToken, Task<CouplingSession>> Opener()
    {
        var storePath = StorePath is null ? null : FilePath.Resolve(SessionState, StorePath);
        if (ParameterSetName == SandboxSet)
        {
            var path = FilePath.Resolve(SessionState, Sandbox);
            return token => SandboxOpener.OpenAsync(path, Company, storePath, token);
        }

        var options = Addressed(storePath);
        return token => CouplingSession.OpenAsync(options, token);
    }

    private SessionOptions Addressed(string? storePath)
    {
        var (businessCentral, sales, dataverseUrl) = new SignInChoice(this, SessionState).Choose();
        return new SessionOptions
        {
            BusinessCentralUrl = BusinessCentralUrl!,
            BusinessCentralSignIn = businessCentral,
            Company = Company,
            DataverseUrl = dataverseUrl,
            SalesSignIn = sales,
            StorePath = storePath,
            MappingDirectories = ModuleFolder.Mappings(UserFolder.Path),
        };
    }
}
