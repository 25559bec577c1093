using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Takes the services' answers: confirmed writes move bases, moved versions ask for a new plan, doubts are verified by reading.</summary>
internal sealed class AnswerReader(Workspace workspace, MappingRun run, ItemResults results)
{
    private readonly CreateProbe _probe = new(workspace, run);

    public async Task TakeAsync(PlannedWrite write, WriteAnswer answer, CancellationToken cancellationToken)
    {
        switch (answer.Status)
        {
            case WriteStatus.Done:
                Confirm(write, answer.Record!);
                break;
            case WriteStatus.VersionChanged:
            case WriteStatus.Unknown when write.Operation.Kind == WriteKind.Update:
                AskForNewPlan(write.Item);
                break;
            case WriteStatus.NotFound:
                Settle(write.Item, () => results.Fail(write.Item, "PartnerDeleted", ErrorClass.Data, results.Describe(write.Item), write.Side));
                break;
            case WriteStatus.AlreadyExists or WriteStatus.Unknown when write.Operation is { Kind: WriteKind.Create, Id: not null }:
                await VerifyOwnCreateAsync(write, answer, cancellationToken).ConfigureAwait(false);
                break;
            case WriteStatus.Unknown:
                await VerifyForeignCreateAsync(write, answer, cancellationToken).ConfigureAwait(false);
                break;
            default:
                Settle(write.Item, () => results.Refuse(write.Item, answer.Error!));
                break;
        }
    }

    /// <summary>The base becomes the written side's answer and the other side's value that was decided on.</summary>
    private static void Confirm(PlannedWrite write, Record returned)
    {
        lock (write.Item)
        {
            var item = write.Item;
            item.SetRecord(write.Side, returned);
            foreach (var field in item.Plan!.Fields.Where(field => field.Target == write.Side && field.Problem is null))
            {
                var agreed = field.BaseAfter(write.Side, returned);
                item.Bases[field.Field.Name] = agreed;
                item.MovedBases[field.Field.Name] = agreed;
            }

            item.Written.AddRange(item.Plan.Changes.Where(change => change.Side == write.Side));
        }
    }

    private async Task VerifyOwnCreateAsync(PlannedWrite write, WriteAnswer answer, CancellationToken cancellationToken)
    {
        var id = write.Operation.Id!.Value;
        var found = await workspace.Service(write.Side)
            .ReadAsync(run.Mapping.Table(write.Side), [id], run.Mapping.FieldsToRead[write.Side], cancellationToken)
            .ConfigureAwait(false);
        if (found.TryGetValue(id, out var record))
            Confirm(write, record);
        else if (answer.Status == WriteStatus.Unknown)
            AskForNewPlan(write.Item);
        else
            Settle(write.Item, () => results.Refuse(write.Item, answer.Error!));
    }

    private async Task VerifyForeignCreateAsync(PlannedWrite write, WriteAnswer answer, CancellationToken cancellationToken)
    {
        var found = await _probe.FindAsync(write.Side, write.Operation.Values, workspace.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        if (found.Count == 1)
        {
            Confirm(write, found[0]);
            return;
        }

        write.Item.KeepsIntents = true;
        Settle(write.Item, () => results.Doubt(write.Item, "CreateUnknown", results.Describe(write.Item), write.Side, found.Count, answer.Error?.Message));
    }

    private static void AskForNewPlan(SyncItem item)
    {
        lock (item)
            item.NeedsNewPlan = true;
    }

    /// <summary>The first trouble of an item is its result; the other side's answer may come later.</summary>
    private static void Settle(SyncItem item, Action settle)
    {
        lock (item)
        {
            if (item.IsOpen)
                settle();
        }
    }
}
