using System.Reflection;
using System.Runtime.Loader;

namespace CouplingTools.Loader;

/// <summary>Answers the default context's requests for the two assemblies that live in <see cref="EngineLoadContext"/>.</summary>
internal static class EngineResolver
{
    private static readonly object s_gate = new();
    private static readonly string s_moduleFolder = Path.GetDirectoryName(typeof(EngineResolver).Assembly.Location)!;
    private static readonly Lazy<EngineLoadContext> s_context = new(() => new(s_moduleFolder));
    private static int s_imports;

    /// <summary>Counts one import (each runspace imports for itself) and starts answering at the first.</summary>
    public static void Attach()
    {
        lock (s_gate)
        {
            if (s_imports++ == 0)
                AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    /// <summary>Counts one removal and stops answering at the last.</summary>
    public static void Detach()
    {
        lock (s_gate)
        {
            if (s_imports > 0 && --s_imports == 0)
                AssemblyLoadContext.Default.Resolving -= Resolve;
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext _, AssemblyName requested) =>
        requested.Name is "CouplingTools.Engine" or "CouplingTools.Sandbox"
            ? s_context.Value.LoadFromAssemblyName(requested)
            : null;
}
