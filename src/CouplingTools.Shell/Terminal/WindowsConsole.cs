using System.Runtime.InteropServices;

namespace CouplingTools.Shell.Terminal;

/// <summary>The modes of a Windows console ("Console Modes", SetConsoleMode).</summary>
internal static class WindowsConsole
{
    public const int StandardInput = -10;
    public const int StandardOutput = -11;
    public const uint EchoInput = 4;
    public const uint VirtualTerminalProcessing = 4;

    public static bool TryGetMode(int handle, out uint mode) => GetConsoleMode(GetStdHandle(handle), out mode);

    public static bool SetMode(int handle, uint mode) => SetConsoleMode(GetStdHandle(handle), mode);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetStdHandle(int handle);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetConsoleMode(nint console, out uint mode);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetConsoleMode(nint console, uint mode);
}
