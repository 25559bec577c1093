namespace CouplingTools.Connections;

/// <summary>The folder of the user's own configuration and mappings.</summary>
internal static class UserFolder
{
    /// <summary>Beside the user's other configuration; a blank profile has none, and then none is found there.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "couplingtools");
}
