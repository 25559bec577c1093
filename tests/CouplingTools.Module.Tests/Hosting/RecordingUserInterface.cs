using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace CouplingTools.Module.Tests.Hosting;

internal sealed class RecordingUserInterface(bool interactive) : PSHostUserInterface
{
    private readonly List<Prompt> _prompts = [];

    public Screen Screen { get; } = new();

    public IReadOnlyList<Prompt> Prompts => _prompts;

    public Queue<string> Answers { get; } = new();

    public override PSHostRawUserInterface RawUI { get; } = new RecordingRawUserInterface();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var labels = choices.Select(c => c.Label.Replace("&", "", StringComparison.Ordinal)).ToList();
        var answer = Ask(caption, message, labels);
        var chosen = labels.IndexOf(answer);
        return chosen >= 0 ? chosen : throw new InvalidOperationException($"'{answer}' is none of: {string.Join(", ", labels)}");
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        descriptions.ToDictionary(d => d.Name, d => PSObject.AsPSObject(Ask(caption, message, [d.Name])));

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        new(Ask(caption, message, ["UserName"]), Secure(Ask(caption, message, ["Password"])));

    public override string ReadLine() => Ask("", "", []);

    public override SecureString ReadLineAsSecureString() => Secure(Ask("", "", []));

    public override void Write(string value) => Screen.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Screen.Write(value);

    public override void WriteLine(string value) => Screen.Write(value + "\n");

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    private string Ask(string caption, string message, IReadOnlyList<string> choices)
    {
        if (!interactive)
            throw new PSInvalidOperationException("This host is not interactive: it cannot read or prompt.");
        _prompts.Add(new Prompt(caption, message, choices));
        return Answers.TryDequeue(out var answer)
            ? answer
            : throw new InvalidOperationException($"No answer was prepared for: {caption} {message}");
    }

    private static SecureString Secure(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
            secret.AppendChar(character);
        return secret;
    }
}
