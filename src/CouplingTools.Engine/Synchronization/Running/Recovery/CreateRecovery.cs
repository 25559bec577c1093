using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>Looks for the records of open creates. What is there is coupled, what is not is created anew, and what cannot be told waits for a person.</summary>
internal sealed class CreateRecovery(Workspace workspace, CompiledMapping mapping, IRunHost host, RecoveryLedger ledger, RecoveryTally tally)
{
    // No operation of Business Central lasts longer than 8 minutes (documentation: "Operational limits").
    private static readonly TimeSpan s_longestOperation = TimeSpan.FromMinutes(8);

    private readonly CreatedCouplings _couplings = new(workspace, mapping, ledger);

    public async Task<Recovered> RecoverAsync(IReadOnlyList<WriteIntent> creates, CancellationToken cancellationToken)
    {
        var inDoubt = new Dictionary<Guid, AmbiguousCreation>();
        var chosen = new Dictionary<Guid, ChosenId>();
        var settled = new List<long>();
        var doubtful = new List<WriteIntent>();
        var couplings = await _couplings.OfSourcesAsync(creates, cancellationToken).ConfigureAwait(false);
        var lost = creates.Where(intent => !couplings.TryGetValue(intent.SourceId, out var coupling) || coupling.IdOn(intent.Side) == intent.ReplacedId).ToList();
        settled.AddRange(creates.Except(lost).Select(intent => intent.Id));
        var done = new List<CreatedRecord>();
        foreach (var (intent, finding) in await FindAsync(lost, cancellationToken).ConfigureAwait(false))
        {
            if (finding.Record is { } record)
            {
                tally.Done(intent);
                done.Add(new CreatedRecord(intent, record, couplings.GetValueOrDefault(intent.SourceId)));
            }
            else if (finding.IsKnown)
            {
                tally.NotDone(intent);
                var isUnderWay = intent.TargetId is not null && MayBeUnderWay(intent);
                if (!isUnderWay)
                    settled.Add(intent.Id);
                if (intent.TargetId is { } id)
                    chosen[intent.SourceId] = new ChosenId(id, isUnderWay ? intent : null);
            }
            else
            {
                tally.Unknown(intent);
                doubtful.Add(CreationDoubt.Note(mapping.Definition, intent, finding));
                inDoubt[intent.SourceId] = doubtful[^1].ToCreation();
            }
        }

        await _couplings.StoreAsync(done, cancellationToken).ConfigureAwait(false);
        await NoteAsync(doubtful, [.. creates.Where(intent => intent.State == IntentState.Ambiguous).Select(intent => intent.Id)], cancellationToken).ConfigureAwait(false);
        await workspace.Store.DropIntentsAsync(settled, cancellationToken).ConfigureAwait(false);
        return new Recovered(inDoubt, chosen);
    }

    private async Task<List<(WriteIntent Intent, CreateFinding Finding)>> FindAsync(List<WriteIntent> lost, CancellationToken cancellationToken)
    {
        var found = new List<(WriteIntent, CreateFinding)>();
        foreach (var group in lost.Where(intent => intent.TargetId is not null).GroupBy(intent => intent.Side))
        {
            var records = await workspace.Service(group.Key)
                .ReadAsync(mapping.Table(group.Key), [.. group.Select(intent => intent.TargetId!.Value)], mapping.FieldsToRead[group.Key], cancellationToken)
                .ConfigureAwait(false);
            found.AddRange(group.Select(intent => (intent, records.TryGetValue(intent.TargetId!.Value, out var record) ? CreateFinding.Of(record) : CreateFinding.Absent)));
        }

        foreach (var group in lost.Where(intent => intent.TargetId is null).GroupBy(intent => intent.Side))
        {
            var intents = group.ToList();
            found.AddRange(intents.Zip(await ProbeAsync(group.Key, intents, cancellationToken).ConfigureAwait(false)));
        }

        return found;
    }

    /// <summary>
    /// What the service may still be working on, because it does not know that its client died, must not count as never done:
    /// what is absent is looked for once more after a while.
    /// </summary>
    private async Task<IReadOnlyList<CreateFinding>> ProbeAsync(Side side, List<WriteIntent> intents, CancellationToken cancellationToken)
    {
        var probe = new CreateProbe(workspace, mapping);
        var findings = await probe.FindAsync(side, intents, new HashSet<Guid>(), cancellationToken).ConfigureAwait(false);
        if (!intents.Zip(findings).Any(pair => pair.Second == CreateFinding.Absent && MayBeUnderWay(pair.First)))
            return findings;

        host.Verbose(ErrorText.Message("WaitingToSettle", side, mapping.Name, (int)workspace.SettleTime.TotalSeconds));
        await Task.Delay(workspace.SettleTime, workspace.Time, cancellationToken).ConfigureAwait(false);
        return await probe.FindAsync(side, intents, new HashSet<Guid>(), cancellationToken).ConfigureAwait(false);
    }

    private bool MayBeUnderWay(WriteIntent intent) =>
        workspace.SettleTime > TimeSpan.Zero && workspace.Time.GetUtcNow() - intent.CreatedAt <= s_longestOperation;

    /// <summary>What could not be told before has its result already.</summary>
    private async Task NoteAsync(List<WriteIntent> doubtful, HashSet<long> noted, CancellationToken cancellationToken)
    {
        if (doubtful.Count == 0)
            return;
        await workspace.Store.MarkAmbiguousAsync(doubtful, cancellationToken).ConfigureAwait(false);
        foreach (var run in doubtful.Where(intent => !noted.Contains(intent.Id)).GroupBy(intent => intent.RunId))
            await ledger.StoreAsync(run.Key, [], [.. run.Select(intent => RecoveredResult.InDoubt(mapping.Definition, intent))], cancellationToken).ConfigureAwait(false);
    }
}
