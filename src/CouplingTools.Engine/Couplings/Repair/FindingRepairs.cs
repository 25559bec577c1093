using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings.Repair;

/// <summary>Repairs the findings that the options name, asking about each.</summary>
internal sealed class FindingRepairs(Workspace workspace, RepairOptions options, IRunHost host)
{
    private readonly HashSet<long> _removed = [];

    /// <summary>Whether the surviving record of a finding would be deleted.</summary>
    public bool Deletes(CouplingFinding finding) => finding.MissingSide() is not null && options.Delete.Contains(finding.Finding);

    public async Task<IReadOnlyList<CouplingFinding>> RepairAsync(IReadOnlyList<CouplingFinding> findings, CancellationToken cancellationToken)
    {
        var repaired = findings.Distinct().ToDictionary(finding => finding);
        await RestoreAsync([.. findings.Where(finding => finding.MissingSide() is not null && options.Restore.Contains(finding.Finding))], repaired, cancellationToken).ConfigureAwait(false);
        await DeleteAsync([.. findings.Where(Deletes)], repaired, cancellationToken).ConfigureAwait(false);
        await RemoveAsync([.. findings.Where(finding => options.Remove.Contains(finding.Finding))], repaired, cancellationToken).ConfigureAwait(false);
        return [.. findings.Select(finding => repaired[finding])];
    }

    private async Task RemoveAsync(List<CouplingFinding> findings, Dictionary<CouplingFinding, CouplingFinding> repaired, CancellationToken cancellationToken)
    {
        var allowed = await AllowedAsync(findings, finding => finding.Finding == CouplingFindingKind.OpenIntent ? "IntentDropped" : "CouplingRemoved", cancellationToken).ConfigureAwait(false);
        var intents = allowed.Where(finding => finding.Finding == CouplingFindingKind.OpenIntent).Select(finding => finding.Key).ToList();
        var couplings = allowed.Where(finding => finding.Finding != CouplingFindingKind.OpenIntent).Select(finding => finding.Key).Distinct().ToList();
        if (intents.Count > 0)
            await workspace.Store.DropIntentsAsync(intents, cancellationToken).ConfigureAwait(false);
        await new CompanyClaims(workspace).ReleaseAsync([.. allowed.Where(finding => finding.Finding != CouplingFindingKind.OpenIntent).Select(CouplingOf)], host, cancellationToken).ConfigureAwait(false);
        if (couplings.Count > 0)
            await workspace.Store.RemoveAsync(couplings, null, cancellationToken).ConfigureAwait(false);
        foreach (var finding in allowed)
            repaired[finding] = finding with { Repair = CouplingRepair.Removed };
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

    private async Task DeleteAsync(List<CouplingFinding> findings, Dictionary<CouplingFinding, CouplingFinding> repaired, CancellationToken cancellationToken)
    {
        var allowed = await AllowedAsync(findings, _ => "RecordDeleted", cancellationToken).ConfigureAwait(false);
        foreach (var group in allowed.GroupBy(finding => (finding.Mapping, Side: finding.MissingSide()!.Value.Opposite())))
            await DeleteAsync(workspace.Catalog.Find(group.Key.Mapping), group.Key.Side, [.. group], repaired, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A record that somebody changes meanwhile is not deleted.</summary>
    private async Task DeleteAsync(
        RecordMapping mapping, Side side, List<CouplingFinding> findings, Dictionary<CouplingFinding, CouplingFinding> repaired, CancellationToken cancellationToken)
    {
        var table = Workspace.TableOf(mapping, side);
        string[] fields = [mapping.Table(side).Key];
        var present = await workspace.Service(side).ReadAsync(table, [.. findings.Select(finding => IdOn(finding, side))], fields, cancellationToken).ConfigureAwait(false);
        var deleted = findings.Where(finding => present.ContainsKey(IdOn(finding, side))).ToList();
        var answers = await workspace.Service(side)
            .WriteAsync(table, [.. deleted.Select(finding => new WriteOperation(WriteKind.Delete, IdOn(finding, side), present[IdOn(finding, side)].Version, []))], fields, cancellationToken)
            .ConfigureAwait(false);
        var done = new List<long>();
        foreach (var (finding, answer) in deleted.Zip(answers))
        {
            if (answer.Status is WriteStatus.Done or WriteStatus.NotFound)
                done.Add(finding.Key);
            repaired[finding] = answer.Status is WriteStatus.Done or WriteStatus.NotFound
                ? finding with { Repair = CouplingRepair.Deleted }
                : finding with { Repair = CouplingRepair.Failed, Detail = ErrorText.Message("SurvivorNotDeleted", side, answer.Error?.Message ?? answer.Status.ToString()) };
        }

        await workspace.Store.RemoveAsync(done, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<CouplingFinding>> AllowedAsync(List<CouplingFinding> findings, Func<CouplingFinding, string> reason, CancellationToken cancellationToken)
    {
        var allowed = new List<CouplingFinding>();
        foreach (var finding in findings.Where(finding => finding.Finding == CouplingFindingKind.OpenIntent || _removed.Add(finding.Key)))
        {
            var answer = await host.AskAsync(finding.Question(reason(finding)), cancellationToken).ConfigureAwait(false);
            if (answer == RunAnswer.Proceed && !options.Preview)
                allowed.Add(finding);
        }

        return allowed;
    }

    private static StoredCoupling CouplingOf(CouplingFinding finding) => new()
    {
        Mapping = finding.Mapping,
        BusinessCentralId = finding.BusinessCentralId!.Value,
        SalesId = finding.SalesId!.Value,
        Number = finding.Number,
        Name = finding.Name,
    };

    private static Guid IdOn(CouplingFinding finding, Side side) =>
        side == Side.BusinessCentral ? finding.BusinessCentralId!.Value : finding.SalesId!.Value;
}
