using System.Text;
using System.Text.RegularExpressions;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>Text in the order it reached the host; pipelines of other threads may write too.</summary>
internal sealed partial class Screen
{
    private readonly StringBuilder _text = new();

    public void Write(string value)
    {
        lock (_text)
            _text.Append(value);
    }

    public void Clear()
    {
        lock (_text)
            _text.Clear();
    }

    public string Raw
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public override string ToString() => EscapeCode().Replace(Raw, "").ReplaceLineEndings("\n");

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeCode();
}
