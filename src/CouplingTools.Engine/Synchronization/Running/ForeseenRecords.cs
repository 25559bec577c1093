using System.Runtime.CompilerServices;
using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What becomes of coupled records in a preview that wait for records which the run would couple: they are told at the end, as they would be done.</summary>
internal sealed class ForeseenRecords(SyncOptions options, IRunHost host, TimeProvider time)
{
    private readonly HashSet<Guid> _coming = [];
    private readonly List<Waiting> _waiting = [];

    /// <summary>Keeps an item back if it waits only for a record that may be coming.</summary>
    /// <returns>Whether its result comes in the end.</returns>
    public bool Takes(SyncItem item, MappingRun run)
    {
        if (!run.Preview)
            return false;
        if (item.Result is { Outcome: SyncOutcome.Planned } planned)
            _coming.UnionWith(new[] { planned.BusinessCentralId, planned.SalesId }.OfType<Guid>());
        if (item is not { Plan: { Problem: null, HasPutOff: true } plan, Result: { Outcome: SyncOutcome.Deferred } deferred })
            return false;
        var results = new ItemResults(run, time);
        var question = results.Preview(item);
        results.Complete(item, SyncOutcome.Planned, question.Outcome.ToString(), question.Changes);
        _waiting.Add(new Waiting(run, deferred, item.Result!, question, [.. plan.PutOff.Select(field => field.Problem!)]));
        return true;
    }

    public async IAsyncEnumerable<(MappingRun Run, SyncResult Result)> CompleteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var waiting in _waiting)
        {
            var isDone = waiting.For.Any(IsComing);
            if (isDone)
                await host.AskAsync(waiting.Question, cancellationToken).ConfigureAwait(false);
            yield return (waiting.Run, isDone ? waiting.Planned : waiting.Deferred);
        }
    }

    private bool IsComing(CodecProblem problem) => problem.WaitsForId is { } id && (options.IncludeDependencies || _coming.Contains(id));

    private sealed record Waiting(MappingRun Run, SyncResult Deferred, SyncResult Planned, SyncResult Question, IReadOnlyList<CodecProblem> For);
}
