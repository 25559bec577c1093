using System.Runtime.CompilerServices;
using CouplingTools.Engine;
using CouplingTools.Sandbox;

namespace CouplingTools.Connections;

/// <summary>Which sandbox serves which connection.</summary>
internal static class SandboxConnections
{
    private static readonly ConditionalWeakTable<CouplingSession, SandboxEnvironment> s_sandboxes = [];

    public static void Add(CouplingSession session, SandboxEnvironment sandbox) => s_sandboxes.Add(session, sandbox);

    /// <exception cref="CouplingException"><c>NotASandbox</c>.</exception>
    public static SandboxEnvironment Of(CouplingSession session) =>
        s_sandboxes.TryGetValue(session, out var sandbox) ? sandbox : throw CmdletText.Exception("NotASandbox", session);

    /// <summary>Whether a connection reads or writes a sandbox's file, or the couplings beside it.</summary>
    public static bool Uses(CouplingSession session, string path) =>
        (s_sandboxes.TryGetValue(session, out var sandbox) && IsSame(sandbox.Path, path)) || IsSame(session.StorePath, SandboxOpener.DefaultStorePath(path));

    private static bool IsSame(string one, string other) =>
        one.Equals(other, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    public static void Close(CouplingSession session)
    {
        if (!s_sandboxes.TryGetValue(session, out var sandbox))
            return;
        s_sandboxes.Remove(session);
        sandbox.Dispose();
    }
}
