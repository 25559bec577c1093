using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CouplingTools.HelpBuilder;

/// <summary>A runspace with the built module, whose cmdlets tell their own syntax.</summary>
internal sealed class ImportedModule : IDisposable
{
    private readonly Runspace _runspace;

    private ImportedModule(Runspace runspace, IReadOnlyList<CmdletInfo> cmdlets) => (_runspace, Cmdlets) = (runspace, cmdlets);

    public IReadOnlyList<CmdletInfo> Cmdlets { get; }

    public static ImportedModule Open(string manifest)
    {
        var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        shell.Commands.Clear();
        shell.AddCommand("Get-Command").AddParameter("Module", "CouplingTools").AddParameter("CommandType", CommandTypes.Cmdlet);
        return new ImportedModule(runspace, [.. shell.Invoke<CmdletInfo>().OrderBy(c => c.Name, StringComparer.Ordinal)]);
    }

    public void Dispose() => _runspace.Dispose();
}
