using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings.Repair;

/// <summary>Repairs the findings that the options name, asking about each. What becomes of each is kept as a run; creating a record again is one of its own.</summary>
internal sealed class FindingRepairs(Workspace workspace, RepairOptions options, IRunHost host)
{
    private readonly MappingRuns _runs = new(workspace, new SyncOptions { Preview = options.Preview, Origin = new RunOrigin(SyncRunKind.Repair) }, SyncSettings.ResolveForReading, host);
    private readonly RemovedCouplings _couplings = new(workspace, host);
    private readonly ChunkGate _gate = new(host);
    private readonly HashSet<long> _taken = [];

    /// <summary>Whether the surviving record of a finding would be deleted.</summary>
    public bool Deletes(CouplingFinding finding) => finding.MissingSide() is not null && options.Delete.Contains(finding.Finding);

    public async Task<IReadOnlyList<CouplingFinding>> RepairAsync(IReadOnlyList<CouplingFinding> findings, CancellationToken cancellationToken)
    {
        var repaired = findings.Distinct().ToDictionary(finding => finding);
        await RestoreAsync([.. findings.Where(finding => finding.MissingSide() is not null && options.Restore.Contains(finding.Finding))], repaired, cancellationToken).ConfigureAwait(false);
        foreach (var group in findings.Where(Deletes).GroupBy(finding => (finding.Mapping, Side: finding.MissingSide()!.Value.Opposite())))
            await DeleteAsync(workspace.Catalog.Find(group.Key.Mapping), group.Key.Side, [.. group], repaired, cancellationToken).ConfigureAwait(false);
        foreach (var group in findings.Where(finding => options.Remove.Contains(finding.Finding)).GroupBy(finding => (finding.Mapping, IsWrite: finding.Finding == CouplingFindingKind.OpenIntent)))
            await (group.Key.IsWrite ? ForgetWritesAsync([.. group], repaired, cancellationToken) : RemoveAsync([.. group], repaired, cancellationToken)).ConfigureAwait(false);
        return [.. findings.Select(finding => repaired[finding])];
    }

    /// <summary>Records the end of what was repaired.</summary>
    public Task CompleteAsync(bool isThrough) => _runs.CompleteAsync(isThrough, CancellationToken.None);

    private async Task RemoveAsync(IReadOnlyList<CouplingFinding> findings, Dictionary<CouplingFinding, CouplingFinding> repaired, CancellationToken cancellationToken)
    {
        if (await TakeAsync(findings, cancellationToken).ConfigureAwait(false) is not { } taken)
            return;
        foreach (var item in taken.Chunk.Items)
            item.Uncouples = true;
        await _gate.AskAsync(taken.Chunk, taken.Chunk.Items, taken.Results, cancellationToken).ConfigureAwait(false);
        await _couplings.RemoveAsync(taken.Chunk, cancellationToken).ConfigureAwait(false);
        foreach (var (item, finding) in taken.Findings.Where(pair => pair.Key.Result?.Reason == RemovedCouplings.Reason))
            repaired[finding] = finding with { Repair = CouplingRepair.Removed };
    }

    private async Task ForgetWritesAsync(IReadOnlyList<CouplingFinding> findings, Dictionary<CouplingFinding, CouplingFinding> repaired, CancellationToken cancellationToken)
    {
        if (await TakeAsync(findings, cancellationToken).ConfigureAwait(false) is not { } taken)
            return;
        await _gate.AskAsync(taken.Chunk, taken.Chunk.Items, taken.Results, item => taken.Findings[item].Question("IntentDropped"), cancellationToken).ConfigureAwait(false);
        var allowed = taken.Chunk.Open.ToList();
        if (allowed.Count > 0)
            await workspace.Store.DropIntentsAsync([.. allowed.Select(item => taken.Findings[item].Key)], cancellationToken).ConfigureAwait(false);
        foreach (var item in allowed)
        {
            taken.Results.Skip(item, "IntentDropped");
            repaired[taken.Findings[item]] = taken.Findings[item] with { Repair = CouplingRepair.Removed };
        }

        await taken.Chunk.RecordAsync(workspace.Store, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Creating a record again is a synchronization; the runner does it, and asks, with everything that protects one.</summary>
    private async Task RestoreAsync(List<CouplingFinding> findings, Dictionary<CouplingFinding, CouplingFinding> repaired, CancellationToken cancellationToken)
    {
        foreach (var group in findings.GroupBy(finding => (finding.Mapping, Missing: finding.MissingSide()!.Value)))
        {
            var byId = group.ToDictionary(finding => group.Key.Missing == Side.Sales ? finding.BusinessCentralId!.Value : finding.SalesId!.Value);
            var references = byId.Values.Select(finding => new RecordReference { Mapping = finding.Mapping, BusinessCentralId = finding.BusinessCentralId, SalesId = finding.SalesId });
            var sync = new SyncOptions
            {
                Mapping = group.Key.Mapping,
                Direction = Directions.Toward(group.Key.Missing),
                OnDeleted = DeletedPolicy.Restore,
                HasRails = false,
                Preview = options.Preview,
            };
            await foreach (var result in new SyncRunner(workspace).RunAsync(references.ToAsyncEnumerable(), sync, host, cancellationToken).ConfigureAwait(false))
            {
                var source = group.Key.Missing == Side.Sales ? result.BusinessCentralId : result.SalesId;
                if (source is { } id && byId.TryGetValue(id, out var finding))
                    repaired[finding] = Outcome(finding, result);
            }
        }
    }

    private static CouplingFinding Outcome(CouplingFinding finding, SyncResult result) => result switch
    {
        { Outcome: SyncOutcome.Created } => finding with { Repair = CouplingRepair.Restored, BusinessCentralId = result.BusinessCentralId, SalesId = result.SalesId },
        { ErrorClass: not null } => finding with { Repair = CouplingRepair.Failed, Detail = result.Error!, Remedy = result.RecommendedAction },
        { Reason: "Suspended" } => finding with { Repair = CouplingRepair.Failed, Remedy = result.RecommendedAction },
        _ => finding,
    };

    /// <summary>A record that somebody changes meanwhile is not deleted.</summary>
    private async Task DeleteAsync(
        RecordMapping mapping, Side side, IReadOnlyList<CouplingFinding> findings, Dictionary<CouplingFinding, CouplingFinding> repaired, CancellationToken cancellationToken)
    {
        if (await TakeAsync(findings, cancellationToken).ConfigureAwait(false) is not { } taken)
            return;
        await _gate.AskAsync(taken.Chunk, taken.Chunk.Items, taken.Results, item => taken.Findings[item].Question("RecordDeleted"), cancellationToken).ConfigureAwait(false);
        var gone = taken.Chunk.Open.ToList();
        if (gone.Count > 0)
        {
            await ClaimAsync(mapping, side, taken, cancellationToken).ConfigureAwait(false);
            gone = await DeleteAsync(mapping, side, taken, cancellationToken).ConfigureAwait(false);
        }

        foreach (var item in taken.Chunk.Items.Where(item => item.Result is { Outcome: SyncOutcome.Failed }))
            repaired[taken.Findings[item]] = taken.Findings[item] with { Repair = CouplingRepair.Failed, Detail = item.Result!.Error!, Remedy = item.Result.RecommendedAction };
        foreach (var item in gone)
        {
            taken.Results.Complete(item, SyncOutcome.Updated, "RecordDeleted");
            repaired[taken.Findings[item]] = taken.Findings[item] with { Repair = CouplingRepair.Deleted };
        }

        if (options.Preview)
            return;
        await workspace.Store.RemoveAsync([.. gone.Select(item => item.Coupling!.Id)], taken.Chunk.ResultsOf(taken.Chunk.Items), CancellationToken.None).ConfigureAwait(false);
        await workspace.Store.ReleaseAsync(taken.Chunk.Run.Id, [.. taken.Chunk.Items.Except(gone).Select(item => item.Coupling!.Id)], CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>A record that a run is about, or that has a partner again, is not deleted.</summary>
    private async Task ClaimAsync(RecordMapping mapping, Side side, TakenFindings taken, CancellationToken cancellationToken)
    {
        var items = taken.Chunk.Open.ToList();
        var couplings = await workspace.Store.FindAsync(mapping.Name, side, [.. items.Select(item => item.IdOn(side)!.Value)], cancellationToken).ConfigureAwait(false);
        var claims = await workspace.Store.ClaimAsync(taken.Chunk.Run.Id, null, couplings, cancellationToken).ConfigureAwait(false);
        var claimed = claims.Where(claim => claim.State == ClaimState.Claimed).Select(claim => claim.Coupling).ToHashSet();
        var partners = await workspace.Service(side.Opposite())
            .ReadAsync(Workspace.TableOf(mapping, side.Opposite()), [.. items.Select(item => item.IdOn(side.Opposite())!.Value)], [mapping.Table(side.Opposite()).Key], cancellationToken)
            .ConfigureAwait(false);
        foreach (var item in items.Where(item => !claimed.Contains(item.Coupling!.Id) || partners.ContainsKey(item.IdOn(side.Opposite())!.Value)))
            taken.Results.Fail(item, "SurvivorNotDeleted", ErrorClass.Transient, side, ErrorText.Message("SurvivorInUse"));
    }

    /// <returns>Those whose records are gone now; the others are settled.</returns>
    private async Task<List<SyncItem>> DeleteAsync(RecordMapping mapping, Side side, TakenFindings taken, CancellationToken cancellationToken)
    {
        var items = taken.Chunk.Open.ToDictionary(item => item.IdOn(side)!.Value);
        var table = Workspace.TableOf(mapping, side);
        string[] fields = [mapping.Table(side).Key];
        var present = await workspace.Service(side).ReadAsync(table, [.. items.Keys], fields, cancellationToken).ConfigureAwait(false);
        var answers = await workspace.Service(side)
            .WriteAsync(table, [.. present.Values.Select(row => new WriteOperation(WriteKind.Delete, row.Id, row.Version, []))], fields, cancellationToken)
            .ConfigureAwait(false);
        foreach (var (row, answer) in present.Values.Zip(answers).Where(pair => pair.Second.Status is not (WriteStatus.Done or WriteStatus.NotFound)))
            taken.Results.Fail(items[row.Id], "SurvivorNotDeleted", answer.Error?.Class ?? ErrorClass.Transient, side, answer.Error?.Message ?? answer.Status.ToString());
        return [.. taken.Chunk.Open];
    }

    /// <summary>What is to be repaired as a part of a run; a coupling with several findings once.</summary>
    private async Task<TakenFindings?> TakeAsync(IEnumerable<CouplingFinding> findings, CancellationToken cancellationToken)
    {
        var taken = findings.Where(finding => finding.Finding == CouplingFindingKind.OpenIntent || _taken.Add(finding.Key)).ToList();
        if (taken is not [var first, ..])
            return null;
        var run = await _runs.GetAsync(first.Mapping, cancellationToken).ConfigureAwait(false);
        return new TakenFindings(run, taken.ToDictionary(finding => Finding.ItemOf(finding, workspace.Time.GetTimestamp())), workspace.Time);
    }
}
