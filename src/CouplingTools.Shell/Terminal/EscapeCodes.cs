namespace CouplingTools.Shell.Terminal;

/// <summary>Whether the terminal understands escape codes and the person wants them.</summary>
internal static class EscapeCodes
{
    /// <summary>Honours NO_COLOR (no-color.org) and TERM=dumb; on Windows switches the console to escape codes.</summary>
    public static bool AreWelcome() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && (!OperatingSystem.IsWindows() || EnableOnWindows());

    private static bool EnableOnWindows() =>
        WindowsConsole.TryGetMode(WindowsConsole.StandardOutput, out var mode)
        && WindowsConsole.SetMode(WindowsConsole.StandardOutput, mode | WindowsConsole.VirtualTerminalProcessing);
}
