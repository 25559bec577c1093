using System.Globalization;
using System.Management.Automation.Host;

namespace CouplingTools.Shell.Hosting;

/// <summary>What PowerShell knows of this program.</summary>
internal sealed class ShellHost(PSHostUserInterface ui, Action enterNestedPrompt) : PSHost
{
    private int _nesting;
    private bool _leaveNested;

    /// <summary>The code given to <c>exit</c>, once it was.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Whether the prompt loop that runs now is to end.</summary>
    public bool LoopShouldEnd => ExitCode is not null || _leaveNested;

    public bool IsNested => _nesting > 0;

    public override string Name => "CouplingTools.Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => ui;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>Opens a prompt within a running pipeline, as the answer "Suspend" asks for.</summary>
    public override void EnterNestedPrompt()
    {
        _nesting++;
        try
        {
            enterNestedPrompt();
        }
        finally
        {
            _nesting--;
            _leaveNested = false;
        }
    }

    public override void ExitNestedPrompt() => _leaveNested = IsNested;

    public override void SetShouldExit(int exitCode)
    {
        if (IsNested)
            _leaveNested = true;
        else
            ExitCode = exitCode;
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
