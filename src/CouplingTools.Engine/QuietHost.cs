namespace CouplingTools.Engine;

/// <summary>Answers for operations that ask nothing and show nothing.</summary>
internal sealed class QuietHost : IRunHost
{
    public static QuietHost Instance { get; } = new();

    public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken) => new(RunAnswer.Proceed);

    public void Report(RunProgress progress)
    {
    }

    public void Warn(string message)
    {
    }

    public void Verbose(string message)
    {
    }
}
