using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Steps 5 and 6: journals the writes of a chunk, then sends them in batches. An item whose version moved is read
/// and decided again with the new values, a bounded number of times.
/// </summary>
internal sealed class ChunkWriter(Workspace workspace, ChunkReader reader, ChunkPlanner planner, ChunkGate gate, IRunHost host)
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    public async Task WriteAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var journal = new ChunkJournal(workspace, chunk.Run);
        var answers = new AnswerReader(workspace, chunk.Run, results);
        var items = chunk.Open.Where(item => SidesToWrite(item).Any()).ToList();
        while (items.Count > 0)
        {
            await SendAsync(chunk, items, journal, answers, results, cancellationToken).ConfigureAwait(false);
            items = [.. await FollowUpAsync(chunk, items, results, cancellationToken).ConfigureAwait(false), .. await DecideAgainAsync(chunk, items, results, cancellationToken).ConfigureAwait(false)];
        }
    }

    private async Task SendAsync(
        SyncChunk chunk, List<SyncItem> items, ChunkJournal journal, AnswerReader answers, ItemResults results, CancellationToken cancellationToken)
    {
        var planned = items.SelectMany(item => SidesToWrite(item).Select(side => PlannedWrite.Of(item, side, chunk.Run, workspace.NewId))).ToList();
        var writes = await journal.AddAsync(planned, results, cancellationToken).ConfigureAwait(false);
        foreach (var item in items)
            (item.NeedsNewPlan, item.NeedsFollowUp) = (false, false);
        await Task.WhenAll(s_sides.Select(side => SendToAsync(side, [.. writes.Where(write => write.Side == side)], chunk, journal, answers, cancellationToken))).ConfigureAwait(false);
    }

    private async Task SendToAsync(
        Side side, List<PlannedWrite> writes, SyncChunk chunk, ChunkJournal journal, AnswerReader answers, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
            return;
        var received = await AnswersAsync(side, writes, chunk, journal.AnnouncementOf(writes), cancellationToken).ConfigureAwait(false);
        await answers.TakeAsync(side, [.. writes.Zip(received)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A request that failed as a whole answers for each of its writes, so that what the other side confirmed is not forgotten.</summary>
    private async Task<IReadOnlyList<WriteAnswer>> AnswersAsync(
        Side side, List<PlannedWrite> writes, SyncChunk chunk, Announcement announce, CancellationToken cancellationToken)
    {
        try
        {
            return await workspace.Service(side)
                .WriteAsync(chunk.Run.Mapping.Table(side), [.. writes.Select(write => write.Operation)], chunk.Run.Mapping.FieldsToRead[side], announce, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            return [.. writes.Select(_ => new WriteAnswer(WriteStatus.NotSent, null, failure.Error))];
        }
    }

    /// <summary>
    /// What the service gave a new record, such as its number, goes back to the partner in the same run where the direction allows it, and waits
    /// otherwise; what it takes only of a record that is there, such as its state, is written now.
    /// </summary>
    private async Task<List<SyncItem>> FollowUpAsync(SyncChunk chunk, List<SyncItem> items, ItemResults results, CancellationToken cancellationToken)
    {
        items = [.. items.Where(item => item.IsOpen && item.NeedsFollowUp && (IsUnfinished(item) || IsUnclaimed(item, chunk.Run) || GoesBack(chunk.Run, item.Creates!.Value.Opposite())))];
        return await PlanAgainAsync(chunk, items, results, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsUnfinished(SyncItem item) => item.Plan!.Fields.Any(field => field.Verdict.Rule == MergeRule.AfterCreation);

    private static bool IsUnclaimed(SyncItem item, MappingRun run) =>
        item.Creates == Side.BusinessCentral && run.Company is { } mark && item.On(Side.Sales) is { } row && (mark.CanClaim(row) || (run.Options.TakesOver && mark.IsOthers(row)));

    private static bool GoesBack(MappingRun run, Side side) =>
        run.Mapping.Fields.Any(field => field.Definition.Direction.Allows(side) && !field.Definition.Direction.Allows(side.Opposite()));

    private async Task<List<SyncItem>> DecideAgainAsync(SyncChunk chunk, List<SyncItem> items, ItemResults results, CancellationToken cancellationToken)
    {
        items = [.. items.Where(item => item.IsOpen && item.NeedsNewPlan)];
        foreach (var item in items.Where(item => ++item.Attempts >= workspace.UpdateAttempts))
            GiveUp(item, results);

        // A create that may still be carried out is sent again as it was: whichever of the two it is, what is on disk says what the record was given.
        var again = items.Where(item => item is { IsOpen: true, IsCreateOpen: true }).ToList();
        items = [.. items.Where(item => item.IsOpen).Except(again)];
        await gate.AskAsync(chunk, again, results, cancellationToken).ConfigureAwait(false);
        if (items.Count > 0)
            host.Verbose(ErrorText.Message("DecidedAgain", items.Count));
        return [.. again.Where(item => item.IsOpen), .. await PlanAgainAsync(chunk, items, results, cancellationToken, reads: true).ConfigureAwait(false)];
    }

    private void GiveUp(SyncItem item, ItemResults results)
    {
        if (item.LastTrouble is { } trouble)
            results.Unconfirmed(item, trouble.Side, trouble);
        else
            results.Fail(item, "KeepsChanging", ErrorClass.Transient, results.Describe(item), workspace.UpdateAttempts);
    }

    /// <summary>A request that fails here is the result of these items, not of those whose writes are done.</summary>
    private async Task<List<SyncItem>> PlanAgainAsync(
        SyncChunk chunk, List<SyncItem> items, ItemResults results, CancellationToken cancellationToken, bool reads = false)
    {
        if (items.Count == 0)
            return items;
        try
        {
            if (reads)
                await reader.RefreshAsync(chunk, items, cancellationToken).ConfigureAwait(false);
            foreach (var item in items)
                NoteWhatWasTaken(item, chunk.Run);
            foreach (var item in items)
                RejectDeleted(item, results);
            await planner.PlanAsync(chunk, items, results, host, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            foreach (var item in items.Where(item => item.IsOpen))
                Refuse(item, failure.Error, results);
            return [];
        }

        if (reads)
            await gate.AskAsync(chunk, items, results, cancellationToken).ConfigureAwait(false);
        return [.. items.Where(item => item.IsOpen && SidesToWrite(item).Any())];
    }

    private static void Refuse(SyncItem item, ServiceError error, ItemResults results)
    {
        if (item.DoubtfulSide is { } side)
            results.Unconfirmed(item, side, error);
        else
            results.Refuse(item, error);
    }

    /// <summary>What reading says of the updates that no answer came to. One may still be made while the record has the version it relies on.</summary>
    private static void NoteWhatWasTaken(SyncItem item, MappingRun run)
    {
        foreach (var side in item.Unanswered.Where(write => item.On(write.Side) is not null).ToLookup(write => write.Side))
        {
            var findings = UpdateFindings.Of(run.Mapping, [.. side.Select(write => write.Intent!)], item.On(side.Key)!);
            foreach (var (write, finding) in side.Zip(findings))
            {
                item.MoveBases(finding.Bases);
                if (finding.Image is not { } image)
                    continue;
                item.Written.AddRange(write.Changes);
                item.Images.Add(image);
            }
        }

        item.Unanswered.RemoveAll(write => item.On(write.Side)?.Version != write.Operation.Version);
    }

    /// <summary>Reading again may find that a record the plan needs is gone by now.</summary>
    private static void RejectDeleted(SyncItem item, ItemResults results)
    {
        foreach (var side in s_sides.Where(side => (item.Creates != side || item.IsCreated) && item.On(side) is null && item.IsOpen))
            results.Fail(item, "PartnerDeleted", ErrorClass.Data, results.Describe(item), side);
    }

    private static IEnumerable<Side> SidesToWrite(SyncItem item) =>
        s_sides.Where(side => (item.Creates == side && !item.IsCreated) || item.Plan?.WritesTo(side).Count > 0 || (side == Side.Sales && item.Plan?.Claim is not null));
}
