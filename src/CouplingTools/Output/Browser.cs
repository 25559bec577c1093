using System.ComponentModel;
using System.Diagnostics;
using CouplingTools.Engine;

namespace CouplingTools.Output;

/// <summary>What the operating system opens web pages with.</summary>
internal static class Browser
{
    /// <exception cref="CouplingException"><c>PageNotOpened</c>: there is nothing to open it with.</exception>
    public static void Open(Uri page)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception refusal) when (refusal is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            throw CmdletText.InputException("PageNotOpened", page, page.AbsoluteUri, refusal.Message);
        }
    }
}
