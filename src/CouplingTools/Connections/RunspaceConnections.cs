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

    private async Task CloseAllAsync()
    {
        CouplingSession[] open;
        lock (_open)
            open = [.. _open];
        foreach (var session in open)
            await CloseAsync(session);
    }
}
