using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Engine.Environments.Configuration;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Connections;

/// <summary>Finds environments by their names. Call on the pipeline thread.</summary>
internal static class NamedEnvironment
{
    /// <exception cref="CouplingException"><c>EnvironmentNotFound</c>, or the configuration cannot be used.</exception>
    public static EnvironmentDefinition Find(SessionState state, string name, string? configurationPath) =>
        CouplingConfiguration.Load(configurationPath is null ? null : FilePath.Resolve(state, configurationPath)).Find(name);

    /// <exception cref="CouplingException"><c>ConfigurationInvalid</c>: a secret is missing.</exception>
    public static SessionOptions Options(EnvironmentDefinition environment) =>
        environment.ToOptions(ModuleFolder.Mappings(environment.Folder), new DeviceCodeMessage(RunspacePumps.Here).ShowAsync);
}
