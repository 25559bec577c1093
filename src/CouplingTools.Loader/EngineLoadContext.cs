using System.Reflection;
using System.Runtime.Loader;

namespace CouplingTools.Loader;

/// <summary>Holds the engine, the sandbox and all their packages, apart from every other module's assemblies.</summary>
internal sealed class EngineLoadContext(string moduleFolder)
    : AssemblyLoadContext("CouplingTools.Engine")
{
    private readonly AssemblyDependencyResolver _resolver =
        new(Path.Combine(moduleFolder, "engine", "CouplingTools.Engine.dll"));

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
