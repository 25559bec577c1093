using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Connections;
using CouplingTools.Engine;
using CouplingTools.Engine.Environments.Configuration;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Opens both services and the coupling store, and makes the connection the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "CouplingEnvironment", DefaultParameterSetName = NameSet)]
[OutputType(typeof(CouplingConnection))]
public sealed class ConnectCouplingEnvironmentCommand : AddressedCmdlet
{
    private const string NameSet = "Name";
    private const string SandboxSet = "Sandbox";

    /// <summary>The environment's name in the configuration.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The configuration's file.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string? ConfigurationPath { get; set; }

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
            return Sandboxed(FilePath.Resolve(SessionState, Sandbox), storePath);
        if (ParameterSetName == NameSet)
            return Named(storePath);
        var options = Addressed(storePath);
        return token => CouplingSession.OpenAsync(options, token);
    }

    private Func<CancellationToken, Task<CouplingSession>> Sandboxed(string path, string? storePath) =>
        token => SandboxOpener.OpenAsync(path, Company, storePath, ModuleFolder.Mappings(Path.GetDirectoryName(path)!), token);

    private Func<CancellationToken, Task<CouplingSession>> Named(string? storePath)
    {
        var environment = NamedEnvironment.Find(SessionState, Name, ConfigurationPath);
        if (environment.SandboxPath is { } sandbox)
            return token => SandboxOpener.OpenAsync(
                sandbox, Company, storePath ?? environment.StoreFile, ModuleFolder.Mappings(environment.Folder), token);
        var options = NamedEnvironment.Options(environment);
        options = options with { Company = Company ?? options.Company, StorePath = storePath ?? options.StorePath };
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
            MappingDirectories = ModuleFolder.Mappings(CouplingConfiguration.UserFolder),
        };
    }
}
