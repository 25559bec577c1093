namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Lets something happen while a person is asked, who allows it then.</summary>
internal sealed class AskedHost(Func<Task> meanwhile) : IRunHost
{
    public async ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken)
    {
        await meanwhile();
        return RunAnswer.Proceed;
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
