namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A person who allows a number of writes, and declines what is asked then.</summary>
internal sealed class AllowingHost(int allowed) : IRunHost
{
    private int _asked;

    /// <summary>What it was asked.</summary>
    public List<SyncResult> Asked { get; } = [];

    public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken)
    {
        Asked.Add(planned);
        return new(++_asked > allowed ? RunAnswer.Decline : RunAnswer.Proceed);
    }

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
