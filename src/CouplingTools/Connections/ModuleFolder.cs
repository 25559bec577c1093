namespace CouplingTools.Connections;

/// <summary>What is packaged with the module.</summary>
internal static class ModuleFolder
{
    private const string MappingFolder = "mappings";

    private static readonly string s_path = Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location)!;

    /// <summary>The folders with mappings: the built-in ones, and those in a folder of the user's.</summary>
    public static IReadOnlyList<string> Mappings(string userFolder) =>
        [Path.Combine(s_path, MappingFolder), Path.Combine(userFolder, MappingFolder)];
}
