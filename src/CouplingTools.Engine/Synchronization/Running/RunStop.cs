using System.Runtime.ExceptionServices;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// What keeps a run from going on, such as a store that is lost. What is under way then passes through without anything being done, so that each
/// input is told what is known of it; the run ends with its cause afterwards. Rails are no stop in this sense: they refuse the call as a whole.
/// </summary>
internal sealed class RunStop(Workspace workspace)
{
    private ExceptionDispatchInfo? _cause;

    public bool IsStopped => Volatile.Read(ref _cause) is not null;

    /// <summary>Whether the store can still be asked.</summary>
    public bool HasStore => !IsStopped || !Cause.ErrorId.StartsWith("Store", StringComparison.Ordinal);

    private CouplingException Cause => (CouplingException)_cause!.SourceException;

    /// <summary>The first of several causes counts.</summary>
    public void Note(CouplingException cause) => Interlocked.CompareExchange(ref _cause, ExceptionDispatchInfo.Capture(cause), null);

    /// <summary>Does a step, unless the run has stopped, and notes when the step stops it.</summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryAsync(Func<Task> step)
    {
        if (IsStopped)
            return false;
        try
        {
            await step().ConfigureAwait(false);
            return true;
        }
        catch (CouplingException cause)
        {
            Note(cause);
        }
        catch (ServiceException failure)
        {
            Note(ServiceFailure.ToException(failure));
        }

        return false;
    }

    /// <summary>Gives what a chunk is not through with its results, and returns the chunk with the items that are told.</summary>
    public async Task<SyncChunk> SettleAsync(SyncChunk chunk)
    {
        var results = new ItemResults(chunk.Run, workspace.Time);
        foreach (var item in chunk.Items.Where(item => !item.IsRecorded))
            Settle(item, chunk.Run, results);
        // Who asked for all gave no list of which each is to be told.
        var told = chunk.Run.SharesWork ? chunk with { Items = [.. chunk.Items.Where(item => item.Result!.Reason != "RunStopped")] } : chunk;
        // What a second phase did not come to is told by what the first phase stored.
        if (!HasStore || chunk.Run.IsSecondPhase)
            return told;
        try
        {
            await told.RecordAsync(workspace.Store, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CouplingException)
        {
        }

        return told;
    }

    /// <summary>Records the end of the runs. A store that stopped them cannot be told; the next run finds it out.</summary>
    public async Task CompleteAsync(MappingRuns runs, bool isThrough)
    {
        try
        {
            await runs.CompleteAsync(isThrough, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CouplingException) when (IsStopped)
        {
        }
    }

    /// <exception cref="CouplingException">What the run was stopped by, if it was.</exception>
    public void Throw() => _cause?.Throw();

    private void Settle(SyncItem item, MappingRun run, ItemResults results)
    {
        if (item.Intents.Count > 0 && !run.Preview)
            results.NotStored(item, Cause);
        else if (item.IsOpen || item.Result is { Outcome: SyncOutcome.Coupled } or { Reason: "CouplingRemoved" })
            results.Stopped(item, Cause);
    }
}
