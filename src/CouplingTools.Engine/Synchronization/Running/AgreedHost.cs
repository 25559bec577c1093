namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Does not ask again about what was agreed to already.</summary>
internal sealed class AgreedHost(IRunHost host, Func<SyncResult, bool> isAgreed) : IRunHost
{
    public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken) =>
        isAgreed(planned) ? new(RunAnswer.Proceed) : host.AskAsync(planned, cancellationToken);

    public void Report(RunProgress progress) => host.Report(progress);

    public void Warn(string message) => host.Warn(message);

    public void Verbose(string message) => host.Verbose(message);
}
