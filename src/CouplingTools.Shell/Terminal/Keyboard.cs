using System.Security;

namespace CouplingTools.Shell.Terminal;

/// <summary>Standard input, line by line, in a way that Ctrl+C can interrupt.</summary>
internal sealed class Keyboard(Interruptions interruptions) : IDisposable
{
    // The raw stream leaves line editing to the terminal, which also drops a half-typed line at Ctrl+C.
    private readonly StreamReader _reader = new(Console.OpenStandardInput(), Console.InputEncoding);
    private Task<string?>? _pending;

    public static bool IsTerminal => !Console.IsInputRedirected;

    public void Dispose() => _reader.Dispose();

    /// <summary>The next line, or null at the end of input.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed; the line that comes next belongs to the next call.</exception>
    public string? ReadLine()
    {
        var token = interruptions.Token;
        _pending ??= Task.Run(_reader.ReadLine, CancellationToken.None);
        var line = _pending.WaitAsync(token).GetAwaiter().GetResult();
        _pending = null;
        // A Windows console ends the read with nothing when Ctrl+C is pressed.
        token.ThrowIfCancellationRequested();
        return line;
    }

    /// <summary>A line that is not shown: typed key by key on a terminal, read as it is from elsewhere; null at the end of input.</summary>
    public SecureString? ReadSecret(Action<string> echo)
    {
        var secret = new SecureString();
        if (!IsTerminal)
        {
            if (ReadLine() is not { } line)
                return null;
            foreach (var character in line)
                secret.AppendChar(character);
            return secret;
        }

        while (true)
        {
            interruptions.Token.ThrowIfCancellationRequested();
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    echo(Environment.NewLine);
                    return secret;
                case ConsoleKey.Backspace when secret.Length > 0:
                    secret.RemoveAt(secret.Length - 1);
                    echo("\b \b");
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        secret.AppendChar(key.KeyChar);
                        echo("*");
                    }

                    break;
            }
        }
    }
}
