using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 5: puts the writes of a chunk on disk before they are sent.</summary>
internal sealed class ChunkJournal(Workspace workspace, MappingRun run)
{
    private readonly CreateProbe _probe = new(workspace, run);

    /// <summary>Journals writes and returns those that may be sent. A create that is sent again keeps its intent.</summary>
    public async Task<List<PlannedWrite>> AddAsync(List<PlannedWrite> writes, ItemResults results, CancellationToken cancellationToken)
    {
        await NoteKnownAsync([.. writes.Where(write => write.IsForeignCreate)], cancellationToken).ConfigureAwait(false);
        var added = writes.Where(write => !(write.IsCreate && write.Item.HasClaim)).ToList();
        var now = workspace.Time.GetUtcNow();
        var intents = await workspace.Store.AddIntentsAsync([.. added.Select(write => write.ToIntent(run, now))], cancellationToken).ConfigureAwait(false);
        var allowed = writes.Except(added).ToList();
        foreach (var (write, intent) in added.Zip(intents))
        {
            if (intent.Id == 0)
            {
                results.Fail(write.Item, "CreatedMeanwhile", ErrorClass.Transient, results.Describe(write.Item), write.Side);
                continue;
            }

            write.Item.Intents.Add(intent.Id);
            write.Item.HasClaim |= write.IsCreate;
            allowed.Add(write with { Intent = intent });
        }

        return allowed;
    }

    /// <summary>Where the service chooses the id, a lost create can only be told from what was there before.</summary>
    private async Task NoteKnownAsync(List<PlannedWrite> creates, CancellationToken cancellationToken)
    {
        foreach (var group in creates.GroupBy(write => write.Side))
        {
            var field = run.Mapping.Definition.Table(group.Key).Name;
            var names = group.ToDictionary(write => write, write => write.Operation.Values.FirstOrDefault(value => value.Key == field).Value);
            var known = await _probe.KnownAsync(group.Key, names.Values, cancellationToken).ConfigureAwait(false);
            foreach (var (write, name) in names)
                write.Item.KnownBefore = [.. known[CreateProbe.KeyOf(name)]];
        }
    }
}
