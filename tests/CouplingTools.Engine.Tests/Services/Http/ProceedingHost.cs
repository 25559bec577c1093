using System.Collections.Concurrent;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>Agrees to every write, and keeps what it is told.</summary>
internal sealed class ProceedingHost : IRunHost
{
    public ConcurrentQueue<RunProgress> Progress { get; } = new();

    public ConcurrentQueue<string> Details { get; } = new();

    public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken) => new(RunAnswer.Proceed);

    public void Report(RunProgress progress) => Progress.Enqueue(progress);

    public void Warn(string message)
    {
    }

    public void Verbose(string message) => Details.Enqueue(message);
}
