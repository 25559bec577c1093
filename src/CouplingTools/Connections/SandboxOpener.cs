using CouplingTools.Engine;
using CouplingTools.Engine.Couplings;
using CouplingTools.Sandbox;

namespace CouplingTools.Connections;

/// <summary>Opens a sandbox file as an environment.</summary>
internal static class SandboxOpener
{
    /// <summary>Where the couplings of a sandbox are kept unless the user says otherwise.</summary>
    public static string DefaultStorePath(string path) => path + ".couplings.db";

    /// <exception cref="CouplingException"><c>SandboxNotFound</c>, <c>SandboxUnreadable</c>.</exception>
    public static SandboxEnvironment Open(string path)
    {
        if (!File.Exists(path))
            throw CmdletText.Exception("SandboxNotFound", path);
        try
        {
            return SandboxEnvironment.Open(path, TimeProvider.System);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw CmdletText.Exception("SandboxUnreadable", path, failure.Message);
        }
    }

    /// <summary>The sandbox in the place of both services.</summary>
    public static SessionOptions Options(
        SandboxEnvironment sandbox, string path, string? company, StoreAddress? store, IReadOnlyList<string> mappings) => new()
    {
        Name = Path.GetFileName(path),
        BusinessCentralUrl = SandboxEnvironment.BusinessCentralUrl,
        Company = company ?? sandbox.CompanyName,
        DataverseUrl = SandboxEnvironment.DataverseUrl,
        Handler = sandbox.CreateHandler(),
        Store = store ?? StoreAddress.OfFile(DefaultStorePath(path)),
        MappingDirectories = mappings,
        IsSandbox = true,
    };
}
