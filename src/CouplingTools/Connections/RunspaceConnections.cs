using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using CouplingTools.Engine;

namespace CouplingTools.Connections;

/// <summary>The connections opened in one runspace, which share its life.</summary>
internal sealed class RunspaceConnections
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> s_all = [];
    private readonly List<CouplingSession> _open = [];

    private RunspaceConnections(Runspace runspace) =>
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
                _ = CloseAllAsync();
        };

    /// <summary>Those of the runspace that runs this thread.</summary>
    public static RunspaceConnections Here =>
        s_all.GetValue(Runspace.DefaultRunspace, runspace => new RunspaceConnections(runspace));

    /// <summary>The connection that commands use unless they are told another.</summary>
    public CouplingSession? Current { get; private set; }

    public void Add(CouplingSession session)
    {
        lock (_open)
            _open.Add(session);
        Current = session;
    }

    /// <summary>The session behind a connection, or the current one.</summary>
    /// <exception cref="CouplingException"><c>NotConnected</c>, <c>ConnectionClosed</c>.</exception>
    public CouplingSession Resolve(CouplingConnection? connection)
    {
        var session = connection as CouplingSession ?? Current ?? throw CmdletText.Exception("NotConnected");
        return session.IsClosed ? throw CmdletText.Exception("ConnectionClosed", session) : session;
    }

    public async Task CloseAsync(CouplingSession session)
    {
        lock (_open)
            _open.Remove(session);
        if (Current == session)
            Current = null;
        await session.DisposeAsync();
        SandboxConnections.Close(session);
    }

    /// <summary>Closes what any runspace of the process has open of a sandbox. Where the file is replaced, they would go on with the one that is gone.</summary>
    public static async Task CloseSandboxAsync(string path)
    {
        foreach (var (_, connections) in s_all)
        {
            foreach (var session in connections.Open().Where(session => SandboxConnections.Uses(session, path)))
                await connections.CloseAsync(session);
        }
    }

    private async Task CloseAllAsync()
    {
        foreach (var session in Open())
            await CloseAsync(session);
    }

    private CouplingSession[] Open()
    {
        lock (_open)
            return [.. _open];
    }
}
