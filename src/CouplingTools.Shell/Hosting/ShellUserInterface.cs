using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using CouplingTools.Shell.Terminal;

namespace CouplingTools.Shell.Hosting;

/// <summary>Shows PowerShell's streams on the screen and asks its questions there.</summary>
internal sealed class ShellUserInterface : PSHostUserInterface
{
    private readonly Screen _screen;
    private readonly Questions _questions;
    private readonly ChoicePrompt _choicePrompt;
    private readonly FieldPrompt _fieldPrompt;

    public ShellUserInterface(Screen screen, Keyboard keyboard, bool interactive)
    {
        _screen = screen;
        _questions = new Questions(screen, keyboard, interactive);
        _choicePrompt = new ChoicePrompt(screen, _questions);
        _fieldPrompt = new FieldPrompt(screen, _questions, field => PromptForCredential("", "", "", field.Name));
    }

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface();

    public override bool SupportsVirtualTerminal => _screen.OutputHasEscapeCodes;

    public override string ReadLine() => _questions.Ask("");

    public override SecureString ReadLineAsSecureString() => _questions.AskSecret("");

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _choicePrompt.Ask(caption, message, choices, defaultChoice);

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _fieldPrompt.Ask(caption, message, descriptions);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        _questions.Require($"{caption} {message} {targetName}");
        PromptHeading.Write(_screen, caption, message);
        var user = string.IsNullOrEmpty(userName) ? _questions.Ask(Messages.UserName) : userName;
        return new PSCredential(user, _questions.AskSecret(MessageFormat.Of(Messages.Password, user)));
    }

    public override void Write(string value) => _screen.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        _screen.Write(Colour(foregroundColor, PSStyle.MapForegroundColorToEscapeSequence)
            + Colour(backgroundColor, PSStyle.MapBackgroundColorToEscapeSequence)
            + value
            + PSStyle.Instance.Reset);

    public override void WriteLine(string value) => _screen.WriteLine(value);

    public override void WriteErrorLine(string value) => _screen.WriteErrorLine(value);

    public override void WriteDebugLine(string message) => _screen.WriteLine(FormatStyle.Debug, MessageFormat.Of(Messages.Debug, message));

    public override void WriteVerboseLine(string message) => _screen.WriteLine(FormatStyle.Verbose, MessageFormat.Of(Messages.Verbose, message));

    public override void WriteWarningLine(string message) => _screen.WriteLine(FormatStyle.Warning, MessageFormat.Of(Messages.Warning, message));

    public override void WriteProgress(long sourceId, ProgressRecord record) => _screen.ShowProgress(sourceId, record);

    // Minus one is how PowerShell says "the terminal's own colour".
    private static string Colour(ConsoleColor colour, Func<ConsoleColor, string> map) => (int)colour < 0 ? "" : map(colour);
}
