using System.Diagnostics;
using System.Text;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>The shell as a process of its own, the way a person or a runbook starts it.</summary>
internal sealed class ShellProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;

    private ShellProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _reading = ReadOutputAsync();
    }

    /// <summary>Runs the shell with this input, which then ends, and waits for its end.</summary>
    public static async Task<ShellOutput> RunAsync(string input, params string[] arguments)
    {
        using var shell = Start(arguments);
        await shell.TypeAsync(input);
        return await shell.EndAsync();
    }

    public bool HasExited => _process.HasExited;

    public static ShellProcess Start(params string[] arguments) => new(Redirected("dotnet", [Layout.ShellProgram, .. arguments]));

    /// <summary>Starts the shell so that no file of it may become larger than a limit, as on a disk that is full.</summary>
    public static ShellProcess StartWithin(int kilobytes, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set by a shell of Linux, in blocks of 512 bytes.");
        var line = $"trap '' XFSZ; ulimit -f {2 * kilobytes}; exec dotnet " + string.Join(' ', arguments.Prepend(Layout.ShellProgram).Select(Quote));
        var start = Redirected("sh", ["-c", line]);
        // The runtime keeps its machine code in a file of its own otherwise, which the limit would be for too.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new ShellProcess(start);
    }

    /// <summary>Starts the shell on a terminal of its own (util-linux's script). What is typed is echoed in the output.</summary>
    public static ShellProcess StartOnTerminal(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "script(1) with these options is Linux's.");
        // The shell that script starts must give way: a waiting dash takes Ctrl+C for itself and ends with 130 whatever the program ends with.
        var line = "exec " + string.Join(' ', new[] { "dotnet", Layout.ShellProgram }.Concat(arguments).Select(Quote));
        var start = Redirected("script", ["--quiet", "--return", "--command", line, "/dev/null"]);
        start.Environment["TERM"] = "xterm";
        return new ShellProcess(start);
    }

    public async Task TypeAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the output contains a text so many times.</summary>
    public async Task<string> WaitForAsync(string text, int times = 1)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (Output.Split(text).Length <= times)
        {
            Assert.False(patience.IsCancellationRequested, $"Waited in vain for '{text}'. The output is:\n{Output}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return Output;
    }

    /// <summary>Sends the process the signal that Ctrl+C sends.</summary>
    public async Task InterruptAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to another process.");
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the input and waits for the process.</summary>
    public async Task<ShellOutput> EndAsync()
    {
        _process.StandardInput.Close();
        return await ExitAsync();
    }

    /// <summary>Waits for the process to end by itself while its input stays open.</summary>
    public async Task<ShellOutput> ExitAsync(TimeSpan? patience = null)
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(patience ?? s_patience, TestContext.Current.CancellationToken);
        await _reading;
        return new ShellOutput(_process.ExitCode, Output, await _error);
    }

    /// <summary>Ends the process without a word (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>What it has said so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static ProcessStartInfo Redirected(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NO_COLOR");
        return start;
    }

    private async Task ReadOutputAsync()
    {
        var buffer = new char[4096];
        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_output)
                _output.Append(buffer, 0, count);
        }
    }
}
