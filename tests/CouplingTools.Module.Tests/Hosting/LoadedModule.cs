namespace CouplingTools.Module.Tests.Hosting;

/// <summary>Makes the packaged assemblies resolvable before a test that uses their internals is compiled.</summary>
public abstract class LoadedModule
{
    static LoadedModule()
    {
        using var session = ModuleSession.Open();
    }
}
