using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using CouplingTools.Shell.Hosting;
using CouplingTools.Shell.Terminal;

namespace CouplingTools.Shell;

/// <summary>Prompt, read, run, until <c>exit</c> or the end of input.</summary>
internal sealed class InteractiveLoop(PipelineRunner runner, Screen screen, Keyboard keyboard, Interruptions interruptions)
{
    private const string ContinuationPrompt = ">> ";

    public void Run(ShellHost host)
    {
        var nested = host.IsNested;
        while (!host.LoopShouldEnd)
        {
            screen.Write(runner.Evaluate("prompt", nested) as string ?? "PS> ");
            if (!TryRead(out var text))
                continue;
            if (text is null)
            {
                screen.WriteLine("");
                return;
            }

            if (!string.IsNullOrWhiteSpace(text))
                runner.Run(new Command(text, isScript: true, useLocalScope: false), nested, history: text);
        }
    }

    /// <summary>Reads one statement, over several lines if it needs them; null at the end of input.</summary>
    /// <returns>False when Ctrl+C discarded it.</returns>
    private bool TryRead(out string? text)
    {
        using var scope = interruptions.Begin();
        try
        {
            text = keyboard.ReadLine();
            while (text is not null && IsIncomplete(text))
            {
                screen.LineWasEntered();
                screen.Write(ContinuationPrompt);
                if (keyboard.ReadLine() is not { Length: > 0 } next)
                    break;
                text += Environment.NewLine + next;
            }

            screen.LineWasEntered();
            return true;
        }
        catch (OperationCanceledException)
        {
            screen.WriteLine("");
            text = null;
            return false;
        }
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return errors.Any(e => e.IncompleteInput);
    }
}
