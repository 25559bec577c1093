using System.Management.Automation;

namespace CouplingTools.Loader;

/// <summary>Called by PowerShell when the module, whose first nested module this assembly is, comes and goes.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc />
    public void OnImport() => EngineResolver.Attach();

    /// <inheritdoc />
    public void OnRemove(PSModuleInfo psModuleInfo) => EngineResolver.Detach();
}
