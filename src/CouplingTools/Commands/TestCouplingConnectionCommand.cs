using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Connections;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Checks whether both services and the store can be reached and used.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CouplingConnection", DefaultParameterSetName = ConnectionSet)]
[OutputType(typeof(ConnectionCheck))]
public sealed class TestCouplingConnectionCommand : CouplingCmdlet
{
    private const string ConnectionSet = "Connection";
    private const string NameSet = "Name";

    /// <summary>The environment's name in the configuration; it need not be connected.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The configuration's file.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string? ConfigurationPath { get; set; }

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

        var environment = NamedEnvironment.Find(SessionState, Name, ConfigurationPath);
        if (environment.SandboxPath is { } sandbox)
        {
            Run(pump => TestSandboxAsync(pump, sandbox, environment.StoreFile, ModuleFolder.Mappings(environment.Folder)));
            return;
        }

        var options = NamedEnvironment.Options(environment);
        Run(pump => pump.EmitAsync(CouplingSession.TestAsync(options, pump.Token), WriteObject));
    }

    private async Task TestSandboxAsync(PipelinePump pump, string path, string? storePath, IReadOnlyList<string> mappings)
    {
        var session = await SandboxOpener.OpenAsync(path, null, storePath, mappings, pump.Token);
        try
        {
            await pump.EmitAsync(session.TestAsync(pump.Token), WriteObject);
        }
        finally
        {
            await session.DisposeAsync();
            SandboxConnections.Close(session);
        }
    }
}
