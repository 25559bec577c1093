namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A person who is asked about each record, and declines some.</summary>
internal sealed class SimHost(int declined) : IRunHost
{
    private int _asked;

    public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken) =>
        new((declined & (1 << (_asked++ % 8))) == 0 ? RunAnswer.Proceed : RunAnswer.Decline);

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
