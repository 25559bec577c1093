namespace CouplingTools.Shell.Terminal;

/// <summary>Ctrl+C. It never ends the process: it stops the innermost thing that runs or waits.</summary>
internal sealed class Interruptions : IDisposable
{
    private readonly object _gate = new();
    private readonly Stack<CancellationTokenSource> _scopes = new([new CancellationTokenSource()]);

    public Interruptions() => Console.CancelKeyPress += OnCancelKeyPress;

    /// <summary>Cancelled by the next Ctrl+C within the innermost scope.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (_gate)
                return _scopes.Peek().Token;
        }
    }

    /// <summary>Opens a scope of its own for what is about to run, until it is disposed.</summary>
    public IDisposable Begin()
    {
        lock (_gate)
            _scopes.Push(new CancellationTokenSource());
        return new Scope(this);
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKeyPress;
        foreach (var source in _scopes)
            source.Dispose();
    }

    private void End()
    {
        lock (_gate)
            _scopes.Pop().Dispose();
    }

    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs e)
    {
        if (e.SpecialKey != ConsoleSpecialKey.ControlC)
            return;
        e.Cancel = true;
        lock (_gate)
            _scopes.Peek().Cancel();
    }

    private sealed class Scope(Interruptions owner) : IDisposable
    {
        public void Dispose() => owner.End();
    }
}
