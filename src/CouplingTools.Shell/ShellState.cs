using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace CouplingTools.Shell;

/// <summary>What a session has at its beginning: the commands of Microsoft.PowerShell.Core.</summary>
internal static class ShellState
{
    public static InitialSessionState Create()
    {
        var state = InitialSessionState.CreateDefault2();
        // PowerShell reads this from a file beside pwsh.exe, which is not here, and would refuse every script; other systems have no policy.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        return state;
    }
}
