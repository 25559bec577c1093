using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Steps 5 and 6: journals the writes of a chunk, then sends them in batches. An item whose version moved is read
/// and decided again with the new values, a bounded number of times.
/// </summary>
internal sealed class ChunkWriter(Workspace workspace, ChunkReader reader, ChunkPlanner planner, ChunkGate gate, IRunHost host)
{
    private const int MaxAttempts = 3;

    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    public async Task WriteAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var answers = new AnswerReader(workspace, chunk.Run, results);
        var items = chunk.Open.Where(item => SidesToWrite(item).Any()).ToList();
        while (items.Count > 0)
        {
            await SendAsync(chunk, items, answers, cancellationToken).ConfigureAwait(false);
            items = [.. items.Where(item => item.IsOpen && item.NeedsNewPlan)];
            if (items.Count > 0)
                items = await DecideAgainAsync(chunk, items, results, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(SyncChunk chunk, List<SyncItem> items, AnswerReader answers, CancellationToken cancellationToken)
    {
        var writes = items
            .SelectMany(item => SidesToWrite(item).Select(side => PlannedWrite.Of(item, side, workspace.NewId)))
            .ToList();
        var intents = await workspace.Store
            .AddIntentsAsync([.. writes.Select(write => write.ToIntent(chunk.Run, workspace.Time.GetUtcNow()))], cancellationToken)
            .ConfigureAwait(false);
        for (var index = 0; index < writes.Count; index++)
            writes[index].Item.Intents.Add(intents[index].Id);

        foreach (var item in items)
            item.NeedsNewPlan = false;
        await Task.WhenAll(s_sides.Select(side => SendToAsync(side, [.. writes.Where(write => write.Side == side)], chunk, answers, cancellationToken))).ConfigureAwait(false);
    }

    private async Task SendToAsync(Side side, List<PlannedWrite> writes, SyncChunk chunk, AnswerReader answers, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
            return;
        var received = await AnswersAsync(side, writes, chunk, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < writes.Count; index++)
            await answers.TakeAsync(writes[index], received[index], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A request that failed as a whole answers for each of its writes, so that what the other side confirmed is not forgotten.</summary>
    private async Task<IReadOnlyList<WriteAnswer>> AnswersAsync(Side side, List<PlannedWrite> writes, SyncChunk chunk, CancellationToken cancellationToken)
    {
        try
        {
            return await workspace.Service(side)
                .WriteAsync(chunk.Run.Mapping.Table(side), [.. writes.Select(write => write.Operation)], chunk.Run.Mapping.FieldsToRead[side], cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            return [.. writes.Select(_ => new WriteAnswer(WriteStatus.NotSent, null, failure.Error))];
        }
    }

    private async Task<List<SyncItem>> DecideAgainAsync(SyncChunk chunk, List<SyncItem> items, ItemResults results, CancellationToken cancellationToken)
    {
        foreach (var item in items.Where(item => ++item.Attempts >= MaxAttempts))
            results.Fail(item, "KeepsChanging", ErrorClass.Transient, results.Describe(item), MaxAttempts);

        items = [.. items.Where(item => item.IsOpen)];
        if (items.Count == 0)
            return items;

        host.Verbose($"{items.Count} records changed meanwhile; reading and deciding them again.");
        await reader.RefreshAsync(chunk, items, cancellationToken).ConfigureAwait(false);
        foreach (var item in items)
            RejectDeleted(item, results);
        await planner.PlanAsync(chunk, items, results, host, cancellationToken).ConfigureAwait(false);
        await gate.AskAsync(chunk, items, results, cancellationToken).ConfigureAwait(false);
        return [.. items.Where(item => item.IsOpen && SidesToWrite(item).Any())];
    }

    /// <summary>Reading again may find that a record the plan needs is gone by now.</summary>
    private static void RejectDeleted(SyncItem item, ItemResults results)
    {
        foreach (var side in s_sides.Where(side => item.Creates != side && item.On(side) is null && item.IsOpen))
            results.Fail(item, "PartnerDeleted", ErrorClass.Data, results.Describe(item), side);
    }

    private static IEnumerable<Side> SidesToWrite(SyncItem item) =>
        s_sides.Where(side => item.Creates == side || item.Plan?.WritesTo(side).Count > 0);
}
