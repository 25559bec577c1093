using CouplingTools.Engine;
using CouplingTools.Sandbox;

namespace CouplingTools.Connections;

/// <summary>Opens a sandbox file as an environment.</summary>
internal static class SandboxOpener
{
    /// <summary>Where the couplings of a sandbox are kept unless the user says otherwise.</summary>
    public static string DefaultStorePath(string path) => path + ".couplings.db";

    /// <exception cref="CouplingException"><c>SandboxNotFound</c>, <c>SandboxUnreadable</c>, or what the engine says.</exception>
    public static async Task<CouplingSession> OpenAsync(
        string path, string? company, string? storePath, IReadOnlyList<string> mappings, CancellationToken cancellationToken)
    {
        var sandbox = Open(path);
        try
        {
            var session = await CouplingSession.OpenAsync(
                Options(sandbox, path, company, storePath ?? DefaultStorePath(path), mappings), cancellationToken);
            SandboxConnections.Add(session, sandbox);
            return session;
        }
        catch
        {
            sandbox.Dispose();
            throw;
        }
    }

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

    private static SessionOptions Options(
        SandboxEnvironment sandbox, string path, string? company, string storePath, IReadOnlyList<string> mappings) => new()
    {
        Name = Path.GetFileName(path),
        BusinessCentralUrl = SandboxEnvironment.BusinessCentralUrl,
        Company = company ?? sandbox.CompanyName,
        DataverseUrl = SandboxEnvironment.DataverseUrl,
        Handler = sandbox.CreateHandler(),
        StorePath = storePath,
        MappingDirectories = mappings,
        IsSandbox = true,
    };
}
