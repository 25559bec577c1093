using CouplingTools.Shell.Terminal;

namespace CouplingTools.Shell.Hosting;

/// <summary>What stands above a question.</summary>
internal static class PromptHeading
{
    public static void Write(Screen screen, string? caption, string? message)
    {
        screen.WriteLine("");
        foreach (var line in new[] { caption, message }.Where(l => !string.IsNullOrEmpty(l)))
            screen.WriteLine(line!);
    }
}
