namespace CouplingTools.Shell;

/// <summary>Finds the module this shell was built with.</summary>
internal static class ModuleLocator
{
    /// <summary>
    /// The manifest in the nearest <c>module/CouplingTools</c> at or above the program's folder (the build's artifacts, or a folder
    /// that the shell was published into); otherwise the module's name, which PowerShell looks up in PSModulePath.
    /// </summary>
    public static string Find(string programFolder)
    {
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, "module", "CouplingTools", "CouplingTools.psd1");
            if (File.Exists(manifest))
                return manifest;
        }

        return "CouplingTools";
    }
}
