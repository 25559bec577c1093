using System.Management.Automation.Runspaces;
using System.Reflection;
using CouplingTools.Shell;
using CouplingTools.Shell.Hosting;
using CouplingTools.Shell.Terminal;

var arguments = ShellArguments.Parse(args);
var screen = new Screen(TimeProvider.System);
if (arguments.Help)
{
    screen.WriteLine(Messages.Usage);
    return ExitCodes.Success;
}

if (arguments.Problem is { } problem)
{
    screen.WriteErrorLine(problem);
    screen.WriteErrorLine(Messages.Usage);
    return ExitCodes.Usage;
}

using var interruptions = new Interruptions();
using var keyboard = new Keyboard(interruptions);
ShellHost? host = null;
InteractiveLoop? loop = null;
host = new ShellHost(new ShellUserInterface(screen, keyboard, !arguments.NonInteractive), () => loop!.Run(host!));

using var runspace = RunspaceFactory.CreateRunspace(host, ShellState.Create());
runspace.ThreadOptions = PSThreadOptions.ReuseThread;
runspace.Open();
Runspace.DefaultRunspace = runspace;

var runner = new PipelineRunner(runspace, screen, interruptions);
var import = new Command("Import-Module");
import.Parameters.Add("Name", ModuleLocator.Find(AppContext.BaseDirectory));
import.Parameters.Add("ErrorAction", "Stop");
if (runner.Run(import) != RunOutcome.Completed)
    return ExitCodes.Failure;

var script = new ScriptRun(runner, host, screen);
if (arguments.File is { } file)
    return script.File(file, arguments.ScriptArguments);
if (arguments.Command is { } text)
    return script.Text(text);

if (Keyboard.IsTerminal)
{
    var version = typeof(ShellHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
    screen.WriteLine(MessageFormat.Of(Messages.Banner, version, runner.Evaluate("$PSVersionTable.PSVersion")));
}

loop = new InteractiveLoop(runner, screen, keyboard, interruptions);
loop.Run(host);
return host.ExitCode ?? ExitCodes.Success;
