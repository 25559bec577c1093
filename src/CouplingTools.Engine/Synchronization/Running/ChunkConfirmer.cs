using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 7: settles the results of a chunk and stores couplings, bases and versions in one transaction.</summary>
internal sealed class ChunkConfirmer(Workspace workspace)
{
    public async Task ConfirmAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        foreach (var item in chunk.Open.Where(item => !item.Uncouples))
            Adopt(item);
        foreach (var item in chunk.Items)
        {
            TraceSideEffects(item);
            if (item.IsOpen)
                Complete(item, chunk.Run, results);
            else
                ItemResults.Refresh(item);
        }

        if (chunk.Run.Preview)
            return;

        var confirmed = chunk.Items.Where(IsStored).ToList();
        foreach (var item in confirmed)
            NoteFailure(item, chunk.Run);
        try
        {
            await StoreAsync(chunk, confirmed, chunk.Items, results, cancellationToken).ConfigureAwait(false);
        }
        catch (CouplingConflictException)
        {
            await StoreOneByOneAsync(chunk, confirmed, results, cancellationToken).ConfigureAwait(false);
        }

        var settled = chunk.Items.Where(item => !item.IsRecorded || !confirmed.Contains(item)).SelectMany(item => item.SettledIntents).ToList();
        if (settled.Count > 0)
            await workspace.Store.DropIntentsAsync(settled, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fields that agree without a write get their base from the values that were decided on.</summary>
    private static void Adopt(SyncItem item)
    {
        foreach (var field in item.Plan!.Fields.Where(field => field.Verdict.Result == FieldResult.Adopt))
            item.MovedBases[field.Field.Name] = field.Present;
    }

    /// <summary>The bases stay, so that what services changed is carried like an edit; but it is known as theirs.</summary>
    private static void TraceSideEffects(SyncItem item)
    {
        foreach (var (field, trace) in item.SideEffects)
        {
            if (item.Bases.TryGetValue(field, out var agreed))
                item.MovedBases[field] = agreed with { Trace = trace };
        }
    }

    private static void Complete(SyncItem item, MappingRun run, ItemResults results)
    {
        if (item.Uncouples)
            results.Skip(item, "CouplingRemoved");
        else if (item.Plan!.HasConflict)
            results.Complete(item, SyncOutcome.Conflict, "ConflictHeld");
        else if (item.Plan.PutOff.FirstOrDefault() is { } field)
            results.PutOff(item, field.Problem!);
        else if (item.Creates is not null)
            results.Complete(item, SyncOutcome.Created, PendingReason(item.Plan));
        else if (item.Couples)
            results.Complete(item, SyncOutcome.Coupled);
        else if (item.Written.Count > 0)
            results.Complete(item, SyncOutcome.Updated, PendingReason(item.Plan) ?? RestlessReason(item));
        else
            results.Complete(item, SyncOutcome.Unchanged, UnchangedReason(item, run));
    }

    /// <summary>Nothing was left to write after a write that no answer came to, and that may still be carried out.</summary>
    private static string? UnchangedReason(SyncItem item, MappingRun run) => item switch
    {
        { DoubtfulSide: not null } => "WriteUnconfirmed",
        _ when run.Settings.Merge.Resolution is not null => "NoConflict",
        _ => PendingReason(item.Plan!),
    };

    private static string? RestlessReason(SyncItem item) =>
        item.Written.Any(change => change.Warning?.Reason == SyncWarning.NeverSettles) ? SyncWarning.NeverSettles : null;

    private static string? PendingReason(RecordPlan plan) => plan switch
    {
        { HasPostponed: true } => "PendingSynchronization",
        { HasPending: true } => "PendingOtherDirection",
        _ => null,
    };

    /// <summary>Stores items with results; of those whose coupling somebody removed meanwhile, only the result that says so.</summary>
    private async Task StoreAsync(SyncChunk chunk, List<SyncItem> items, IReadOnlyList<SyncItem> recorded, ItemResults results, CancellationToken cancellationToken)
    {
        while (recorded.Any(item => !item.IsRecorded))
        {
            try
            {
                await workspace.Store
                    .ConfirmAsync([.. items.Select(item => ConfirmationOf(item, chunk.Run))], chunk.ResultsOf(recorded), cancellationToken)
                    .ConfigureAwait(false);
                foreach (var item in recorded)
                    item.IsRecorded = true;
            }
            catch (CouplingsRemovedException removed)
            {
                foreach (var item in items.Where(item => item.Coupling is { } coupling && removed.Couplings.Contains(coupling.Id)).ToList())
                {
                    items.Remove(item);
                    results.UncoupledMeanwhile(item);
                }
            }
        }
    }

    /// <summary>Another run coupled one of the records meanwhile; the others must not suffer from it.</summary>
    private async Task StoreOneByOneAsync(SyncChunk chunk, List<SyncItem> items, ItemResults results, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            try
            {
                await StoreAsync(chunk, [item], [item], results, cancellationToken).ConfigureAwait(false);
            }
            catch (CouplingConflictException conflict)
            {
                // Where somebody has coupled the very two, all is as the result says.
                if (conflict.Existing is var other && (item.IdOn(Side.BusinessCentral), item.IdOn(Side.Sales)) != (other.BusinessCentralId, other.SalesId))
                    results.Fail(item, "CoupledMeanwhile", ErrorClass.Data, results.Describe(item), other.BusinessCentralId, other.SalesId);
            }
        }
    }

    /// <summary>Counts what fails again and again, and suspends it when that is too often.</summary>
    private void NoteFailure(SyncItem item, MappingRun run)
    {
        var limit = run.Mapping.Definition.SuspendAfter ?? workspace.SuspendAfter;
        item.LastError = item.Result!.Error;
        item.Failure = SuspensionRule.After(item.Coupling?.Failure, item.Result, run.Mapping.Fingerprint, limit, workspace.Time.GetUtcNow());
        if (item.Suspends)
            item.Result = ItemResults.WithSuspension(item.Result, item.Failure!.Count);
    }

    private Confirmation ConfirmationOf(SyncItem item, MappingRun run)
    {
        var now = workspace.Time.GetUtcNow();
        var result = item.Result!;
        var stored = item.Coupling ?? new StoredCoupling
        {
            Mapping = run.Mapping.Name,
            BusinessCentralId = item.IdOn(Side.BusinessCentral)!.Value,
            SalesId = item.IdOn(Side.Sales)!.Value,
            CoupledAt = now,
        };

        // A record that takes the place of a deleted one has agreed on nothing but what it was created with.
        var isRestored = item is { IsCreated: true, Coupling: not null };
        return new Confirmation
        {
            Coupling = stored with
            {
                Id = isRestored ? 0 : stored.Id,
                BusinessCentralId = item.IdOn(Side.BusinessCentral)!.Value,
                SalesId = item.IdOn(Side.Sales)!.Value,
                Number = result.Number,
                Name = result.Name,
                Status = StatusOf(item, result),
                LastOutcome = result.Outcome,
                LastReason = result.Reason,
                LastError = item.LastError,
                Failure = item.Failure,
                BusinessCentralVersion = item.On(Side.BusinessCentral)?.Version ?? stored.BusinessCentralVersion,
                SalesVersion = item.On(Side.Sales)?.Version ?? stored.SalesVersion,
                LastSynchronizedAt = result.ErrorClass is null ? now : stored.LastSynchronizedAt,
            },
            Removes = IsRemoved(item),
            Lease = item.Lease is { } lease ? lease with { DoneKey = result.ErrorClass is null && result.Reason != ItemResults.Declined ? run.DoneKey : null } : null,
            Leased = stored.Id,
            Replaces = [.. item.Replaced.Concat(isRestored ? [stored] : []).Select(replaced => replaced.Id)],
            Bases = item.MovedBases,
            SettledIntents = [.. item.SettledIntents],
        };
    }

    private static CouplingStatus StatusOf(SyncItem item, SyncResult result) =>
        item.Suspends ? CouplingStatus.Suspended : CouplingStates.Of(result.Outcome, result.Reason, item.Plan is { HasPending: true } or { HasPutOff: true } || IsLeft(result) || result.Reason == ItemResults.Declined);

    /// <summary>
    /// What changes nothing a coupling knows is not stored: skipped inputs, previews, records that were never coupled. A record
    /// that was written for its partner's sake is coupled with it, whatever else went wrong.
    /// </summary>
    private static bool IsStored(SyncItem item)
    {
        if (IsRemoved(item))
            return true;
        if (IsLeft(item.Result!))
            return item.IsCreated || item.MovedBases.Count > 0;
        if (item.Coupling is not null || item.IsCreated || item.Written.Count > 0)
            return true;
        return item.Result!.ErrorClass is null && item.IdOn(Side.BusinessCentral) is not null && item.IdOn(Side.Sales) is not null
            || item.Result.Outcome == SyncOutcome.Conflict;
    }

    private static bool IsRemoved(SyncItem item) => item is { Uncouples: true, Result.Reason: "CouplingRemoved" };

    /// <summary>Whether a record was left alone; what was written before it was decided again still counts.</summary>
    private static bool IsLeft(SyncResult result) => result.Outcome is SyncOutcome.Skipped or SyncOutcome.Planned;
}
