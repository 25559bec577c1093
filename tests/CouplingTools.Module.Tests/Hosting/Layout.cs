using System.Reflection;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>Where the build put things.</summary>
internal static class Layout
{
    public static string RepositoryRoot { get; } = Read(nameof(RepositoryRoot));

    public static string ModuleManifest { get; } = Read(nameof(ModuleManifest));

    public static string ModuleFolder { get; } = Path.GetDirectoryName(ModuleManifest)!;

    public static string ShellProgram { get; } = Read(nameof(ShellProgram));

    public static string HelpBuilderProgram { get; } = Read(nameof(HelpBuilderProgram));

    public static string ServerProgram { get; } = Read(nameof(ServerProgram));

    private static string Read(string key) =>
        typeof(Layout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
