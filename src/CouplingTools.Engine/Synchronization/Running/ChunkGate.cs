namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 4: asks, record by record, whether what was decided may be written.</summary>
internal sealed class ChunkGate(IRunHost host)
{
    public async Task AskAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, ItemResults results, CancellationToken cancellationToken)
    {
        foreach (var item in items.Where(item => item.IsOpen && item.HasWork))
        {
            var planned = item.Uncouples
                ? results.Preview(item) with { Reason = "CouplingRemoved" }
                : results.Preview(item);
            var answer = await host.AskAsync(planned, cancellationToken).ConfigureAwait(false);
            if (answer == RunAnswer.Decline)
                results.Decline(item);
            else if (answer == RunAnswer.Preview || chunk.Run.Preview)
                results.Complete(item, SyncOutcome.Planned, planned.Outcome.ToString(), planned.Changes);
        }
    }
}
