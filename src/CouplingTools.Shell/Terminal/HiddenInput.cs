using System.Diagnostics;

namespace CouplingTools.Shell.Terminal;

/// <summary>Keeps what is typed from being shown, until disposed.</summary>
internal sealed class HiddenInput : IDisposable
{
    private readonly uint _windowsMode;

    public HiddenInput()
    {
        // .NET's own key-by-key reading would leave a Unix terminal without echo for good.
        if (!OperatingSystem.IsWindows())
            SetTerminal("-echo");
        else if (WindowsConsole.TryGetMode(WindowsConsole.StandardInput, out _windowsMode))
            WindowsConsole.SetMode(WindowsConsole.StandardInput, _windowsMode & ~WindowsConsole.EchoInput);
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
            SetTerminal("echo");
        else
            WindowsConsole.SetMode(WindowsConsole.StandardInput, _windowsMode);
    }

    private static void SetTerminal(string setting)
    {
        using var stty = Process.Start(new ProcessStartInfo("stty", [setting]) { UseShellExecute = false })!;
        stty.WaitForExit();
    }
}
