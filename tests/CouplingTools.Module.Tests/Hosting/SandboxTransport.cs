namespace CouplingTools.Module.Tests.Hosting;

/// <summary>How tests reach the services of a sandbox: in this process. Another project runs the same tests over sockets.</summary>
internal static class SandboxTransport
{
    /// <summary>Connects a session to the sandbox, with the couplings beside it.</summary>
    public static void Connect(ModuleSession session, string file) =>
        session.Run("$null = Connect-CouplingEnvironment -Sandbox $args[0]", file);
}
