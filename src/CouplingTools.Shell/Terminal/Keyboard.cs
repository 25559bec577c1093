using System.Security;
using Microsoft.Win32.SafeHandles;

namespace CouplingTools.Shell.Terminal;

/// <summary>Standard input, line by line, in a way that Ctrl+C can interrupt.</summary>
internal sealed class Keyboard(Interruptions interruptions) : IDisposable
{
    private readonly StreamReader _reader = new(Open(), Console.InputEncoding);
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
        // A Windows console ends the read with nothing at Ctrl+C; a line that came in just then is still to be read.
        if (line is null || !token.IsCancellationRequested)
            _pending = null;
        token.ThrowIfCancellationRequested();
        return line;
    }

    /// <summary>A line that a terminal does not show; null at the end of input.</summary>
    public SecureString? ReadSecret()
    {
        using var hidden = IsTerminal ? new HiddenInput() : null;
        if (ReadLine() is not { } line)
            return null;
        var secret = new SecureString();
        foreach (var character in line)
            secret.AppendChar(character);
        return secret;
    }

    // .NET edits lines itself on Unix and keeps a half-typed one at Ctrl+C; the file behind it leaves both to the terminal.
    private static Stream Open() => OperatingSystem.IsWindows()
        ? Console.OpenStandardInput()
        : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
}
