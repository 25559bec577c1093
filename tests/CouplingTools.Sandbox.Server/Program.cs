using System.Runtime.InteropServices;

namespace CouplingTools.Sandbox.Server;

/// <summary>
/// Serves a sandbox on a loopback port until it is told to stop, and prints its address as the only line of its output; or serves many, as its input says.
/// </summary>
internal static class Program
{
    private const int WrongArguments = 2;

    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            await RunAsync(arguments).ConfigureAwait(false);
            return 0;
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return WrongArguments;
        }
    }

    private static Task RunAsync(string[] arguments) => arguments is ["--many"] ? ServeManyAsync() : ServeAsync(ServerArguments.Parse(arguments));

    private static async Task ServeManyAsync()
    {
        await using var shelf = new ServerShelf();
        await shelf.RunAsync(Console.In, Console.Out, CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task ServeAsync(ServerArguments arguments)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        await using var server = await arguments.StartAsync(CancellationToken.None).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(server.BaseUri.AbsoluteUri).ConfigureAwait(false);
        await stopped.Task.ConfigureAwait(false);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }
    }
}
