using System.Reflection;
using System.Reflection.Emit;

namespace CouplingTools.Module.Tests.Loading;

/// <summary>Writes an assembly that has another's name and an old version, and nothing of what the other has.</summary>
internal static class AlienAssembly
{
    public static string Write(string folder, string name)
    {
        var file = Path.Combine(folder, name + ".dll");
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(1, 0, 0, 0) }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name).DefineType("Alien." + name.Replace('.', '_'), TypeAttributes.Public).CreateType();
        assembly.Save(file);
        return file;
    }
}
