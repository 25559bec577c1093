using System.Runtime.InteropServices;

namespace CouplingTools.Sandbox.Server;

/// <summary>Serves a sandbox on a loopback port until it is told to stop. Prints its address as the only line of its output.</summary>
internal static class Program
{
    private const int WrongArguments = 2;

    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            await RunAsync(ServerArguments.Parse(arguments)).ConfigureAwait(false);
            return 0;
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return WrongArguments;
        }
    }

    private static async Task RunAsync(ServerArguments arguments)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        if (arguments.Create is { } content)
            await SandboxFile.CreateAsync(arguments.Options.File, content, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
        await using var server = await SandboxServer.StartAsync(arguments.Options with { Failed = Console.Error.WriteLine }, CancellationToken.None).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(server.BaseUri.AbsoluteUri).ConfigureAwait(false);
        await stopped.Task.ConfigureAwait(false);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }
    }
}
