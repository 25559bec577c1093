using System.Diagnostics;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Bench.Tests.Services;

/// <summary>The services as a process of their own on one file, which can be killed and started again.</summary>
internal sealed class ServerProcess(string file, string secret, params string[] arguments) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private Process? _process;
    private volatile Uri? _address;

    /// <summary>Where it listens, another address after every start; <see langword="null"/> while it is dead.</summary>
    public Uri? Address => _address;

    public Task CreateAsync(string content) => StartAsync("--create", content);

    public async Task StartAsync(params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Layout.ServerProgram, "--file", file, "--client-secret", secret, "--anonymous", .. arguments, .. more])
        {
            RedirectStandardOutput = true,
        };
        _process?.Dispose();
        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(s_patience);
        _address = new Uri(line ?? throw new InvalidOperationException("The server has not started."));
    }

    /// <summary>Ends the process without a word (SIGKILL).</summary>
    public void Kill()
    {
        _address = null;
        _process!.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            Kill();
        _process?.Dispose();
    }
}
