using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>One runspace with the packaged module imported, a recording host and a folder of its own.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;
    private readonly List<IDisposable> _kept = [];

    private ModuleSession(RecordingHost host, InitialSessionState state)
    {
        Host = host;
        Folder = Directory.CreateTempSubdirectory("coupling-").FullName;
        _runspace = RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(Folder);
    }

    public RecordingHost Host { get; }

    /// <summary>The session's current location: empty at first, deleted at the end.</summary>
    public string Folder { get; }

    /// <summary>Opens a session. One that is not interactive refuses every prompt, as <c>pwsh -NonInteractive</c> does.</summary>
    public static ModuleSession Open(bool interactive = false)
    {
        var session = OpenWithoutModule(interactive);
        session.Run("Import-Module -Name $args[0] -ErrorAction Stop", Layout.ModuleManifest);
        return session;
    }

    public static ModuleSession OpenWithoutModule(bool interactive = false) =>
        new(new RecordingHost(interactive), InitialSessionState.CreateDefault2());

    /// <summary>A session without the module that shows objects as the views of a file say.</summary>
    public static ModuleSession OpenWithViews(string file)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Formats.Add(new SessionStateFormatEntry(file));
        return new ModuleSession(new RecordingHost(interactive: false), state);
    }

    /// <summary>Runs a script and returns everything it said; <c>$args</c> holds the arguments.</summary>
    public ModuleResult Invoke(string script, params object?[] arguments) => InvokeWith(null, script, arguments);

    /// <summary>The same with <c>$input</c> bound to a pipeline.</summary>
    public ModuleResult InvokeWith(IEnumerable? input, string script, params object?[] arguments)
    {
        using var command = Prepare(script, arguments);
        return Collect(command, output => command.Invoke(input, output));
    }

    /// <summary>Runs a script that must not report any error, and returns its output.</summary>
    public IReadOnlyList<PSObject> Run(string script, params object?[] arguments)
    {
        var result = Invoke(script, arguments);
        Assert.True(result.AllErrors.Count == 0, string.Join(Environment.NewLine, result.AllErrors.Select(Describe)));
        return result.Output;
    }

    /// <summary>Runs a script and returns what a person at the host would have read, without escape codes.</summary>
    public string Show(string script, params object?[] arguments)
    {
        Host.Screen.Clear();
        using var command = Prepare(script, arguments);
        command.AddCommand("Out-Default");
        command.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        command.Invoke();
        return Host.Screen.ToString();
    }

    /// <summary>Starts a script and stops it, as Ctrl+C does, once <paramref name="ready"/> is true of its output so far.</summary>
    public async Task<ModuleResult> StopAsync(
        string script, Func<PSDataCollection<PSObject>, bool> ready, CancellationToken cancellation, params object?[] arguments)
    {
        using var command = Prepare(script, arguments);
        using var output = new PSDataCollection<PSObject>();
        var running = command.BeginInvoke<PSObject, PSObject>(null, output);
        while (!ready(output) && !running.IsCompleted)
            await Task.Delay(5, cancellation);
        var stopping = Stopwatch.StartNew();
        await command.StopAsync(null, null).WaitAsync(cancellation);
        var took = stopping.Elapsed;
        TestContext.Current.TestOutputHelper?.WriteLine($"stopped in {took.TotalMilliseconds:0} ms");
        return Collect(command, collected => { collected.AddRange(output); command.EndInvoke(running); }, took);
    }

    /// <summary>Disposes something with the session.</summary>
    public T Keep<T>(T something)
        where T : IDisposable
    {
        _kept.Add(something);
        return something;
    }

    public void Dispose()
    {
        _runspace.Dispose();
        foreach (var something in _kept)
            something.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Describe(ErrorRecord error) => $"{error.FullyQualifiedErrorId}: {error}{Environment.NewLine}{error.Exception.StackTrace}";

    private PowerShell Prepare(string script, object?[] arguments)
    {
        var command = PowerShell.Create(_runspace);
        command.AddScript(script);
        foreach (var argument in arguments)
            command.AddArgument(argument);
        return command;
    }

    private static ModuleResult Collect(PowerShell command, Action<List<PSObject>> invoke, TimeSpan? stopping = null)
    {
        var output = new List<PSObject>();
        ErrorRecord? terminating = null;
        try
        {
            invoke(output);
        }
        catch (PipelineStoppedException)
        {
        }
        catch (RuntimeException failure)
        {
            terminating = failure.ErrorRecord;
        }

        var stopped = command.InvocationStateInfo.State == PSInvocationState.Stopped;
        return new ModuleResult(output, terminating, command.Streams, stopped ? stopping : null);
    }
}
