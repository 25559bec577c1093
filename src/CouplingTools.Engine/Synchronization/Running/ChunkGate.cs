namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 4: asks, record by record, whether what was decided may be written.</summary>
internal sealed class ChunkGate(IRunHost host)
{
    public Task AskAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, ItemResults results, CancellationToken cancellationToken) =>
        AskAsync(chunk, items.Where(item => item.HasWork), results, item => item.Uncouples ? results.Preview(item) with { Reason = "CouplingRemoved" } : results.Preview(item), cancellationToken);

    /// <summary>Settles the open items that may not be written: those that a person declines, and all of a preview.</summary>
    /// <param name="chunk">The items' chunk.</param>
    /// <param name="items">The items that are asked about.</param>
    /// <param name="results">Takes what was declined or only planned.</param>
    /// <param name="plan">The result as it will be if the answer is yes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task AskAsync(SyncChunk chunk, IEnumerable<SyncItem> items, ItemResults results, Func<SyncItem, SyncResult> plan, CancellationToken cancellationToken)
    {
        foreach (var item in items.Where(item => item.IsOpen))
        {
            var planned = plan(item);
            var answer = await host.AskAsync(planned, cancellationToken).ConfigureAwait(false);
            item.IsAgreed = answer == RunAnswer.Proceed;
            if (answer == RunAnswer.Decline)
                results.Decline(item);
            else if (answer == RunAnswer.Preview || chunk.Run.Preview)
                results.Complete(item, SyncOutcome.Planned, planned.Outcome.ToString(), planned.Changes);
        }
    }
}
