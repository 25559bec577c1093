using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Synchronization.Running.Recovery;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Takes the services' answers: confirmed writes move bases, moved versions ask for a new plan, doubts are verified by reading.</summary>
internal sealed class AnswerReader(Workspace workspace, MappingRun run, ItemResults results)
{
    private readonly CreateProbe _probe = new(workspace, run.Mapping);
    private readonly HashSet<Guid> _created = [];

    /// <summary>Takes the answers of one side to the writes of a chunk.</summary>
    public async Task TakeAsync(Side side, IReadOnlyList<(PlannedWrite Write, WriteAnswer Answer)> answered, CancellationToken cancellationToken)
    {
        foreach (var (write, answer) in answered)
            Take(write, answer);

        var own = answered.Where(pair => pair.Write is { IsCreate: true, IsForeignCreate: false } && pair.Answer.Status is WriteStatus.AlreadyExists or WriteStatus.Unknown).ToList();
        var foreign = answered.Where(pair => pair.Write.IsForeignCreate && pair.Answer.Status == WriteStatus.Unknown).ToList();
        try
        {
            await VerifyOwnCreatesAsync(side, own, cancellationToken).ConfigureAwait(false);
            await VerifyForeignCreatesAsync(side, foreign, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            foreach (var (write, _) in own.Concat(foreign).Where(pair => !pair.Write.Item.IsCreated))
                Unconfirmed(write, failure.Error);
        }
    }

    private void Take(PlannedWrite write, WriteAnswer answer)
    {
        switch (answer.Status)
        {
            case WriteStatus.Done:
                Confirm(write, answer.Record!);
                break;
            case WriteStatus.VersionChanged:
                AskForNewPlan(write.Item, null);
                break;
            case WriteStatus.Unknown when !write.IsCreate:
                AddUnanswered(write);
                AskForNewPlan(write.Item, answer.Error);
                break;
            case WriteStatus.AlreadyExists or WriteStatus.Unknown when write.IsCreate && !(write.IsForeignCreate && answer.Status == WriteStatus.AlreadyExists):
                break;
            case WriteStatus.NotFound:
                Settle(write.Item, () => results.Fail(write.Item, "PartnerDeleted", ErrorClass.Data, results.Describe(write.Item), write.Side));
                break;
            default:
                Settle(write.Item, () => Refuse(write, answer.Error!));
                break;
        }
    }

    private void Refuse(PlannedWrite write, ServiceError error)
    {
        if (RefusedReference.Of(run.Mapping, write, error) is { } problem)
            results.Reject(write.Item, problem);
        else
            results.Refuse(write.Item, error);
    }

    /// <summary>The base becomes the written side's answer and the other side's value that was decided on.</summary>
    private void Confirm(PlannedWrite write, Record returned)
    {
        if (write.IsForeignCreate)
            _created.Add(returned.Id);
        lock (write.Item)
        {
            var item = write.Item;
            item.SetRecord(write.Side, returned);
            item.Unanswered.RemoveAll(earlier => earlier.Side == write.Side);
            item.MoveBases(item.Plan!.Fields
                .Where(field => field.Target == write.Side && field.Problem is null)
                .ToDictionary(field => field.Field.Name, field => field.BaseAfter(write.Side, returned)));
            item.Written.AddRange(write.Changes);
            item.Images.Add(write.ImageOf(returned));
            if (!write.IsCreate)
            {
                foreach (var (field, trace) in Restlessness.SideEffects(item.Plan, write.Side, returned))
                    item.SideEffects[field] = trace;
                return;
            }

            item.MoveBases(item.Plan.PutOff.ToDictionary(
                field => field.Field.Name, field => field.BaseWithout(write.Side).With(write.Side, field.Field.ValuesOf(write.Side, returned))));
            item.IsCreated = true;
            item.NeedsFollowUp = true;
        }
    }

    /// <summary>The request of an earlier run that ours carries on, where it is that one the service carried out.</summary>
    private CreatedRecord? EarlierOf(PlannedWrite write, Record record) =>
        run.ChosenFor(write.Item.IdOn(write.Side.Opposite()))?.Intent is { } earlier && SentValues.AreHeld(record, earlier.Values)
            && !SentValues.AreHeld(record, write.Operation.Values) ? new CreatedRecord(earlier, record, null) : null;

    /// <summary>The record agrees with its source on what it was created with; what was edited since is decided again.</summary>
    private void Confirm(PlannedWrite write, CreatedRecord created)
    {
        lock (write.Item)
        {
            var item = write.Item;
            item.SetRecord(write.Side, created.Record);
            item.MoveBases(created.BasesIn(run.Mapping));
            item.Written.AddRange(created.Intent.Changes);
            item.Images.Add(created.Image());
            item.IsCreated = true;
            item.NeedsNewPlan = true;
        }
    }

    /// <summary>A create with an id of ours is found by that id; where it is not, it may be sent again.</summary>
    private async Task VerifyOwnCreatesAsync(Side side, List<(PlannedWrite Write, WriteAnswer Answer)> lost, CancellationToken cancellationToken)
    {
        if (lost.Count == 0)
            return;
        var found = await workspace.Service(side)
            .ReadAsync(run.Mapping.Table(side), [.. lost.Select(pair => pair.Write.Operation.Id!.Value)], run.Mapping.FieldsToRead[side], cancellationToken)
            .ConfigureAwait(false);
        foreach (var (write, answer) in lost)
        {
            if (found.TryGetValue(write.Operation.Id!.Value, out var record))
            {
                if (EarlierOf(write, record) is { } earlier)
                    Confirm(write, earlier);
                else
                    Confirm(write, record);
                continue;
            }

            write.Item.IsCreateOpen |= answer.Status == WriteStatus.Unknown;
            if (answer.Status == WriteStatus.Unknown)
                AskForNewPlan(write.Item, answer.Error);
            else
                Settle(write.Item, () => Refuse(write, answer.Error!));
        }
    }

    /// <summary>A create with an id of the service's is looked for. Where it is not found it may still be under way, so the next run looks again.</summary>
    private async Task VerifyForeignCreatesAsync(Side side, List<(PlannedWrite Write, WriteAnswer Answer)> lost, CancellationToken cancellationToken)
    {
        if (lost.Count == 0)
            return;
        var findings = await _probe.FindAsync(side, [.. lost.Select(pair => pair.Write.Intent!)], _created, cancellationToken).ConfigureAwait(false);
        var doubtful = new List<WriteIntent>();
        foreach (var ((write, answer), finding) in lost.Zip(findings))
        {
            if (finding.Record is { } record)
            {
                Confirm(write, record);
                continue;
            }

            write.Item.IsCreateOpen = true;
            var intent = CreationDoubt.Note(run.Mapping.Definition, write.Intent!, finding);
            doubtful.Add(intent);
            Settle(write.Item, () => results.InDoubt(write.Item, intent.ToCreation(), answer.Error?.Message));
        }

        if (doubtful.Count > 0)
            await workspace.Store.MarkAmbiguousAsync(doubtful, cancellationToken).ConfigureAwait(false);
    }

    private void Unconfirmed(PlannedWrite write, ServiceError error)
    {
        write.Item.IsCreateOpen = true;
        Settle(write.Item, () => results.Unconfirmed(write.Item, write.Side, error));
    }

    private static void AddUnanswered(PlannedWrite write)
    {
        lock (write.Item)
            write.Item.Unanswered.Add(write);
    }

    private static void AskForNewPlan(SyncItem item, ServiceError? trouble)
    {
        lock (item)
        {
            item.NeedsNewPlan = true;
            item.LastTrouble = trouble;
        }
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
