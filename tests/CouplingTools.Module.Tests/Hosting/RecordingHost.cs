using System.Globalization;
using System.Management.Automation.Host;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>A host that remembers what was written and asked, and answers prompts from a script.</summary>
internal sealed class RecordingHost(bool interactive) : PSHost
{
    private readonly RecordingUserInterface _ui = new(interactive);

    /// <summary>What the host displayed.</summary>
    public Screen Screen => _ui.Screen;

    /// <summary>Every prompt that was shown, in order.</summary>
    public IReadOnlyList<Prompt> Prompts => _ui.Prompts;

    /// <summary>Answers to coming prompts: a choice's label without its ampersand, or text for a field.</summary>
    public Queue<string> Answers => _ui.Answers;

    public override string Name => "RecordingHost";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
