using System.Management.Automation.Runspaces;
using CouplingTools.Shell.Hosting;
using CouplingTools.Shell.Terminal;

namespace CouplingTools.Shell;

/// <summary>Runs a script file or a text to its end and says with which code the process is to end.</summary>
internal sealed class ScriptRun(PipelineRunner runner, ShellHost host, Screen screen)
{
    public int File(string path, IEnumerable<string> arguments)
    {
        var file = Path.GetFullPath(path);
        if (!System.IO.File.Exists(file))
        {
            screen.WriteErrorLine(MessageFormat.Of(Messages.ScriptNotFound, file));
            return ExitCodes.Usage;
        }

        return Run(ScriptCall.ForFile(file, arguments));
    }

    public int Text(string text) => Run(ScriptCall.ForText(text));

    private int Run(string script) => runner.Run(new Command(script, isScript: true, useLocalScope: false)) switch
    {
        RunOutcome.Failed => ExitCodes.Failure,
        RunOutcome.Stopped => ExitCodes.Interrupted,
        _ => host.ExitCode ?? ExitCodes.Success,
    };
}
