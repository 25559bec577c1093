using System.Collections.Concurrent;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Allows everything and keeps what it is told.</summary>
internal sealed class TellingHost : IRunHost
{
    private readonly ConcurrentQueue<string> _told = [];

    public IReadOnlyCollection<string> Told => _told;

    public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken) => new(RunAnswer.Proceed);

    public void Report(RunProgress progress)
    {
    }

    public void Warn(string message) => _told.Enqueue(message);

    public void Verbose(string message) => _told.Enqueue(message);
}
