using System.Management.Automation;
using System.Security;
using CouplingTools.Shell.Terminal;

namespace CouplingTools.Shell.Hosting;

/// <summary>Reads answers, or refuses to where nobody can give them.</summary>
internal sealed class Questions(Screen screen, Keyboard keyboard, bool interactive)
{
    /// <summary>Shows a question and reads the line that answers it.</summary>
    public string Ask(string question) => Answer(question, keyboard.ReadLine);

    /// <summary>The same without showing the answer.</summary>
    public SecureString AskSecret(string question)
    {
        var secret = Answer(question, keyboard.ReadSecret);
        // The Enter was not shown either.
        screen.WriteLine("");
        return secret;
    }

    /// <summary>Fails before anything is shown when answers cannot be read.</summary>
    public void Require(string question)
    {
        if (!interactive)
            throw Unanswered(Messages.NotInteractive, question);
    }

    private T Answer<T>(string question, Func<T?> read)
        where T : class
    {
        Require(question);
        screen.Write(question);
        try
        {
            if (read() is { } answer)
            {
                screen.LineWasEntered();
                return answer;
            }

            screen.WriteLine("");
            throw Unanswered(Messages.InputEnded, question);
        }
        catch (OperationCanceledException)
        {
            screen.WriteLine("");
            throw new PipelineStoppedException();
        }
    }

    private static PSInvalidOperationException Unanswered(string message, string question) =>
        new(MessageFormat.Of(message, question.Trim()));
}
