using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 5: puts the writes of a chunk on disk before they are sent, and notes when they are.</summary>
internal sealed class ChunkJournal(Workspace workspace, MappingRun run)
{
    private readonly CreateProbe _probe = new(workspace, run.Mapping);
    private readonly SentMarks _marks = new(workspace.Store);

    /// <summary>Journals writes and returns those that may be sent. A create that is sent again keeps its intent.</summary>
    public async Task<List<PlannedWrite>> AddAsync(List<PlannedWrite> writes, ItemResults results, CancellationToken cancellationToken)
    {
        await HoldBackAsync([.. writes.Where(write => write is { IsCreate: true, IsForeignCreate: false, Item: { Coupling: null, CreateIntent: null, Replaced.Count: 0 } })], results, cancellationToken).ConfigureAwait(false);
        writes = [.. writes.Where(write => write.Item.IsOpen)];
        await NoteKnownAsync([.. writes.Where(write => write.IsForeignCreate)], cancellationToken).ConfigureAwait(false);
        var added = writes.Where(write => !(write.IsCreate && write.Item.CreateIntent is not null)).ToList();
        var now = workspace.Time.GetUtcNow();
        var intents = added.Count == 0 ? [] : await workspace.Store.AddIntentsAsync([.. added.Select(write => write.ToIntent(run, now))], cancellationToken).ConfigureAwait(false);
        var allowed = writes.Except(added).ToList();
        foreach (var (write, intent) in added.Zip(intents))
        {
            if (intent.Id == 0)
            {
                Refuse(write, intent, results);
                continue;
            }

            write.Item.Intents.Add(intent.Id);
            if (write.IsCreate)
                write.Item.CreateIntent = intent.Id;
            write.Item.CarriesOn |= intent.Continues is not null;
            allowed.Add(write with { Intent = intent });
        }

        return allowed;
    }

    private static void Refuse(PlannedWrite write, WriteIntent intent, ItemResults results)
    {
        if (!write.Item.IsOpen)
            return;
        if (write.Item.Lease is not null && intent.Coupling is null)
            results.UncoupledMeanwhile(write.Item);
        else
            results.Fail(write.Item, "CreatedMeanwhile", ErrorClass.Transient, results.Describe(write.Item), write.Side);
    }

    /// <summary>What notes that writes are about to leave, and makes sure that what is sent again is still this run's to send.</summary>
    public Announcement AnnouncementOf(IReadOnlyList<PlannedWrite> writes) => async (places, cancellationToken) =>
    {
        var leaving = places.Select(place => writes[place]).ToList();
        var again = leaving.Where(write => write.Intent is null).Select(write => write.Item.CreateIntent!.Value).ToList();
        if (again.Count > 0 && await workspace.Store.CountIntentsAsync(again, cancellationToken).ConfigureAwait(false) < again.Count)
            throw ErrorText.Exception("RunTakenOver", ErrorClass.Transient);
        await _marks.MarkAsync(leaving.Select(write => write.Intent).OfType<WriteIntent>().Where(intent => intent.State == IntentState.Intended).Select(intent => intent.Id), cancellationToken).ConfigureAwait(false);
    };

    /// <summary>
    /// A row that may come from a create whose answer is not there yet gets no partner of its own. Asked before the intents are added: a create
    /// that is settled in between is seen by its coupling then.
    /// </summary>
    private async Task HoldBackAsync(List<PlannedWrite> creates, ItemResults results, CancellationToken cancellationToken)
    {
        foreach (var group in creates.GroupBy(write => write.Side.Opposite()))
        {
            var open = await workspace.Store.UnknownCreatesAsync(run.Mapping.Name, group.Key, cancellationToken).ConfigureAwait(false);
            if (open.Count == 0)
                continue;
            var unknown = new UnknownCreates(run.Mapping, workspace.Service(group.Key), open);
            foreach (var write in group)
            {
                if (write.Item.On(group.Key) is { } row && unknown.Of(row) is { } create)
                    results.BeingCreated(write.Item, create);
            }
        }
    }

    /// <summary>Where the service chooses the id, a lost create can only be told from what was there before.</summary>
    private async Task NoteKnownAsync(List<PlannedWrite> creates, CancellationToken cancellationToken)
    {
        foreach (var group in creates.GroupBy(write => write.Side))
        {
            var known = await _probe.KnownAsync(group.Key, [.. group.Select(write => write.Operation.Values)], cancellationToken).ConfigureAwait(false);
            foreach (var (write, rows) in group.Zip(known))
                write.Item.KnownBefore = rows;
        }
    }
}
