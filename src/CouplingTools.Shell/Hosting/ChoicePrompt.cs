using System.Management.Automation.Host;
using CouplingTools.Shell.Terminal;

namespace CouplingTools.Shell.Hosting;

/// <summary>A choice between labelled answers, in the form PowerShell's own console shows it.</summary>
internal sealed class ChoicePrompt(Screen screen, Questions questions)
{
    public int Ask(string caption, string message, IReadOnlyList<ChoiceDescription> choices, int defaultChoice)
    {
        questions.Require($"{caption} {message}");
        PromptHeading.Write(screen, caption, message);
        var labels = choices.Select(Label.Of).ToList();
        while (true)
        {
            screen.Write(string.Join("  ", labels.Select(l => $"[{l.Key}] {l.Text}").Append(Messages.ChoiceHelp)) + " ");
            var answer = questions.Ask(Default(labels, defaultChoice)).Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            var chosen = labels.FindIndex(l => l.Accepts(answer));
            if (chosen >= 0)
                return chosen;
            if (answer == "?")
                Explain(labels, choices);
        }
    }

    private static string Default(List<Label> labels, int defaultChoice) => defaultChoice < 0
        ? Messages.ChoiceNoDefault
        : MessageFormat.Of(Messages.ChoiceDefault, labels[defaultChoice].Key);

    private void Explain(IEnumerable<Label> labels, IEnumerable<ChoiceDescription> choices)
    {
        foreach (var (label, choice) in labels.Zip(choices))
            screen.WriteLine($"{label.Key} - {choice.HelpMessage}");
    }

    /// <summary>A label without its ampersand, and the key that stood behind it.</summary>
    private sealed record Label(string Text, string Key)
    {
        public static Label Of(ChoiceDescription choice)
        {
            var mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
            var text = choice.Label.Replace("&", "", StringComparison.Ordinal);
            return new Label(text, mark >= 0 && mark + 1 < choice.Label.Length ? choice.Label[(mark + 1)..(mark + 2)].ToUpperInvariant() : text);
        }

        public bool Accepts(string answer) =>
            answer.Equals(Key, StringComparison.OrdinalIgnoreCase) || answer.Equals(Text, StringComparison.OrdinalIgnoreCase);
    }
}
