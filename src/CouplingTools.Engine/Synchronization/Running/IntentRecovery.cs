using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Reads back the intents that an interrupted run left open. An update moves the bases of the fields that took it, lest
/// our own write pass for somebody's edit. A create is looked for, and coupled when it was done.
/// </summary>
internal sealed class IntentRecovery(Workspace workspace, MappingRun run, IRunHost host)
{
    // No operation of Business Central lasts longer than 8 minutes (documentation: "Operational limits").
    private static readonly TimeSpan s_longestOperation = TimeSpan.FromMinutes(8);

    private readonly CreateProbe _probe = new(workspace, run);

    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var open = await workspace.Store.OpenIntentsAsync(run.Mapping.Name, cancellationToken).ConfigureAwait(false);
        if (open.Count == 0)
            return;

        var creates = open.Where(intent => intent.Kind == WriteKind.Create).ToList();
        var updates = open.Except(creates).ToList();
        await MoveBasesAsync(updates, cancellationToken).ConfigureAwait(false);
        var settled = updates.Select(intent => intent.Id).ToList();
        var couplings = await CouplingsAsync(creates, cancellationToken).ConfigureAwait(false);
        var lost = creates.Where(intent => !couplings.TryGetValue(intent.SourceId, out var coupling) || coupling.IdOn(intent.Side) == intent.ReplacedId).ToList();
        settled.AddRange(creates.Except(lost).Select(intent => intent.Id));
        foreach (var (intent, finding) in await FindAsync(lost, cancellationToken).ConfigureAwait(false))
        {
            if (finding.Record is { } record)
                await CoupleAsync(intent, couplings.GetValueOrDefault(intent.SourceId), record, cancellationToken).ConfigureAwait(false);
            if (finding.IsKnown)
                settled.Add(intent.Id);
            else
                run.InDoubt[intent.SourceId] = finding.Candidates;
        }

        await workspace.Store.DropIntentsAsync(settled, cancellationToken).ConfigureAwait(false);
        host.Verbose(ErrorText.Message("IntentsRecovered", open.Count, run.Mapping.Name, settled.Count));
    }

    private async Task MoveBasesAsync(List<WriteIntent> updates, CancellationToken cancellationToken)
    {
        foreach (var group in updates.GroupBy(intent => intent.Side))
        {
            var ids = group.Select(intent => intent.TargetId!.Value).Distinct().ToList();
            var records = await workspace.Service(group.Key)
                .ReadAsync(run.Mapping.Table(group.Key), ids, run.Mapping.FieldsToRead[group.Key], cancellationToken)
                .ConfigureAwait(false);
            var couplings = (await workspace.Store.FindAsync(run.Mapping.Name, group.Key, ids, cancellationToken).ConfigureAwait(false))
                .ToDictionary(coupling => (coupling.IdOn(group.Key), coupling.IdOn(group.Key.Opposite())));
            var moved = group
                .Where(intent => records.ContainsKey(intent.TargetId!.Value) && couplings.ContainsKey((intent.TargetId.Value, intent.SourceId)))
                .Select(intent => new Confirmation
                {
                    Coupling = couplings[(intent.TargetId!.Value, intent.SourceId)],
                    Bases = SentValues.Taken(run.Mapping, group.Key, records[intent.TargetId.Value], intent.Bases),
                })
                .Where(confirmation => confirmation.Bases.Count > 0)
                .ToList();
            if (moved.Count > 0)
                await workspace.Store.ConfirmAsync(moved, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Dictionary<Guid, StoredCoupling>> CouplingsAsync(List<WriteIntent> creates, CancellationToken cancellationToken)
    {
        var couplings = new Dictionary<Guid, StoredCoupling>();
        foreach (var group in creates.GroupBy(intent => intent.Side.Opposite()))
        {
            var found = await workspace.Store
                .FindAsync(run.Mapping.Name, group.Key, [.. group.Select(intent => intent.SourceId).Distinct()], cancellationToken)
                .ConfigureAwait(false);
            foreach (var coupling in found)
                couplings[coupling.IdOn(group.Key)] = coupling;
        }

        return couplings;
    }

    private async Task<List<(WriteIntent Intent, CreateFinding Finding)>> FindAsync(List<WriteIntent> lost, CancellationToken cancellationToken)
    {
        var own = lost.Where(intent => intent.TargetId is not null).ToList();
        var records = own.Count == 0
            ? new Dictionary<Guid, Record>()
            : await workspace.Service(Side.Sales)
                .ReadAsync(run.Mapping.Table(Side.Sales), [.. own.Select(intent => intent.TargetId!.Value)], run.Mapping.FieldsToRead[Side.Sales], cancellationToken)
                .ConfigureAwait(false);
        var found = own.Select(intent => (intent, records.TryGetValue(intent.TargetId!.Value, out var record) ? CreateFinding.Of(record) : CreateFinding.Absent)).ToList();
        foreach (var group in lost.Except(own).GroupBy(intent => intent.Side))
        {
            var intents = group.ToList();
            found.AddRange(intents.Zip(await ProbeAsync(group.Key, intents, cancellationToken).ConfigureAwait(false)));
        }

        foreach (var (intent, _) in found.Where(pair => pair.Item1.TargetId is not null && pair.Item2 == CreateFinding.Absent))
            run.ChosenIds[intent.SourceId] = intent.TargetId!.Value;
        return found;
    }

    /// <summary>
    /// What the service may still be working on, because it does not know that its client died, must not count as never done:
    /// what is absent is looked for once more after a while.
    /// </summary>
    private async Task<IReadOnlyList<CreateFinding>> ProbeAsync(Side side, List<WriteIntent> intents, CancellationToken cancellationToken)
    {
        var findings = await _probe.FindAsync(side, intents, new HashSet<Guid>(), cancellationToken).ConfigureAwait(false);
        var youngest = intents.Zip(findings).Where(pair => pair.Second == CreateFinding.Absent).Select(pair => pair.First.CreatedAt).DefaultIfEmpty().Max();
        if (workspace.SettleTime == TimeSpan.Zero || workspace.Time.GetUtcNow() - youngest > s_longestOperation)
            return findings;

        host.Verbose(ErrorText.Message("WaitingToSettle", side, run.Mapping.Name, (int)workspace.SettleTime.TotalSeconds));
        await Task.Delay(workspace.SettleTime, workspace.Time, cancellationToken).ConfigureAwait(false);
        return await _probe.FindAsync(side, intents, new HashSet<Guid>(), cancellationToken).ConfigureAwait(false);
    }

    private async Task CoupleAsync(WriteIntent intent, StoredCoupling? replaced, Record record, CancellationToken cancellationToken)
    {
        var businessCentralId = intent.Side == Side.BusinessCentral ? record.Id : intent.SourceId;
        var salesId = intent.Side == Side.Sales ? record.Id : intent.SourceId;
        var coupling = new StoredCoupling
        {
            Mapping = run.Mapping.Name,
            BusinessCentralId = businessCentralId,
            SalesId = salesId,
            Number = Display.Number(run.Mapping.Definition, intent.Side, record) ?? replaced?.Number,
            Name = Display.Name(run.Mapping.Definition, intent.Side, record) ?? replaced?.Name,
            CoupledAt = workspace.Time.GetUtcNow(),
        };
        var confirmation = new Confirmation { Coupling = coupling, Replaces = replaced is null ? [] : [replaced.Id], Bases = intent.Bases };
        try
        {
            await workspace.Store.ConfirmAsync([confirmation], cancellationToken).ConfigureAwait(false);
        }
        catch (CouplingConflictException)
        {
            // Another run recovered the same intent first.
        }
    }
}
