using System.Diagnostics;
using System.Text.Json;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>
/// The process that serves the sandboxes of all tests, each on a port of its own; it ends with the tests, because its input does. The sandbox cannot be
/// served from the tests' own process: the module's SQLite and that of the server would share a file and undo each other's locks.
/// </summary>
internal static class ServerShelf
{
    private static readonly object s_gate = new();
    private static readonly Lazy<Process> s_process = new(Start);

    /// <summary>Starts a server and returns its address.</summary>
    public static string Serve(IEnumerable<string> arguments) => Ask(JsonSerializer.Serialize(arguments)).TrimEnd('/');

    /// <summary>Stops a server.</summary>
    public static void Stop(string address) => Ask(JsonSerializer.Serialize(address + "/"));

    private static string Ask(string line)
    {
        lock (s_gate)
        {
            s_process.Value.StandardInput.WriteLine(line);
            var answer = s_process.Value.StandardOutput.ReadLine();
            return answer is null or ['!', ..] ? throw new InvalidOperationException(answer ?? "The server has ended.") : answer;
        }
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("dotnet", [Layout.ServerProgram, "--many"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;
}
