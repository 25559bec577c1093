using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace CouplingTools.Shell.Terminal;

/// <summary>Standard output and standard error, with one progress line below the text when output is a terminal.</summary>
internal sealed class Screen(TimeProvider time)
{
    private const string EraseLine = "\r\u001b[K";
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly object _gate = new();
    private readonly TextWriter _output = Console.IsOutputRedirected ? Open(Console.OpenStandardOutput()) : Console.Out;
    private readonly TextWriter _error = Console.IsErrorRedirected ? Open(Console.OpenStandardError()) : Console.Error;
    private readonly ProgressLine _progress = new(time);
    private bool _atLineStart = true;
    private bool _progressShown;
    private bool _toError;

    /// <summary>Whether output may carry escape codes: not in a file or pipe, not on a terminal that or for a person who declines them.</summary>
    public bool OutputHasEscapeCodes { get; } = !Console.IsOutputRedirected && EscapeCodes.AreWelcome();

    private bool ErrorHasEscapeCodes { get; } = !Console.IsErrorRedirected && EscapeCodes.AreWelcome();

    public void Write(string text)
    {
        lock (_gate)
        {
            EraseProgress();
            if (_toError)
            {
                _error.Write(PSHostUserInterface.GetOutputString(text, ErrorHasEscapeCodes));
                return;
            }

            _output.Write(PSHostUserInterface.GetOutputString(text, OutputHasEscapeCodes));
            if (text.Length > 0)
                _atLineStart = text[^1] == '\n';
        }
    }

    public void WriteLine(string text) => Write(text + Environment.NewLine);

    /// <summary>Writes a line in one of PowerShell's styles, such as that of warnings.</summary>
    public void WriteLine(PSHostUserInterface.FormatStyle style, string text)
    {
        var colour = OutputHasEscapeCodes ? PSHostUserInterface.GetFormatStyleString(style) : "";
        WriteLine(colour.Length == 0 ? text : colour + text + PSStyle.Instance.Reset);
    }

    public void WriteErrorLine(string text)
    {
        lock (_gate)
        {
            EraseProgress();
            _error.WriteLine(PSHostUserInterface.GetOutputString(text, ErrorHasEscapeCodes));
        }
    }

    /// <summary>Sends everything to standard error until disposed: PowerShell renders an error that ended a pipeline as output.</summary>
    public IDisposable WriteToError()
    {
        _toError = true;
        return new Redirection(this);
    }

    /// <summary>Tells that the person ended a line by pressing Enter.</summary>
    public void LineWasEntered() => _atLineStart = true;

    public void ShowProgress(long source, ProgressRecord record)
    {
        if (!OutputHasEscapeCodes)
            return;
        lock (_gate)
        {
            var drawn = _progress.Take(source, record);
            if (_progress.IsIdle)
                EraseProgress();
            else if (drawn is not null && (_atLineStart || _progressShown))
                Draw(drawn);
        }
    }

    public void EndProgress()
    {
        lock (_gate)
        {
            _progress.Clear();
            EraseProgress();
        }
    }

    private void Draw(ProgressRecord record)
    {
        _output.Write(EraseLine + PSStyle.Instance.Progress.Style + ProgressText.Of(record, Width) + PSStyle.Instance.Reset);
        _progressShown = true;
    }

    private void EraseProgress()
    {
        if (_progressShown)
            _output.Write(EraseLine);
        _progressShown = false;
    }

    /// <summary>The columns of the terminal, or what a file is formatted for.</summary>
    public static int Width => !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : 120;

    private static StreamWriter Open(Stream stream) => new(stream, s_utf8) { AutoFlush = true };

    private sealed class Redirection(Screen screen) : IDisposable
    {
        public void Dispose() => screen._toError = false;
    }
}
