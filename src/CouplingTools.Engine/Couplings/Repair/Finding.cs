using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Couplings.Repair;

/// <summary>Words findings.</summary>
internal static class Finding
{
    public static CouplingFinding Of(StoredCoupling coupling, CouplingFindingKind kind, params object?[] details) => new()
    {
        Mapping = coupling.Mapping,
        Number = coupling.Number,
        Name = coupling.Name,
        Finding = kind,
        BusinessCentralId = coupling.BusinessCentralId,
        SalesId = coupling.SalesId,
        Detail = ErrorText.Message("Finding" + kind, details),
        Remedy = ErrorText.Action("Finding" + kind, details),
        Key = coupling.Id,
    };

    /// <summary>A write without a known effect; its row is not known where the service was to choose the id.</summary>
    public static CouplingFinding Of(WriteIntent intent, RecordMapping mapping)
    {
        object?[] details = [intent.Kind == WriteKind.Create ? "create" : "update", intent.Side, intent.CreatedAt.UtcDateTime, intent.RunId];
        return new()
        {
            Mapping = intent.Mapping,
            Number = mapping.Table(intent.Side).Number is { } number ? TextOf(intent, number) : null,
            Name = TextOf(intent, mapping.Table(intent.Side).Name),
            Finding = CouplingFindingKind.OpenIntent,
            BusinessCentralId = intent.Side == Side.BusinessCentral ? intent.TargetId : intent.SourceId,
            SalesId = intent.Side == Side.Sales ? intent.TargetId : intent.SourceId,
            Detail = ErrorText.Message("FindingOpenIntent", details),
            Remedy = ErrorText.Action("FindingOpenIntent", details),
            Key = intent.Id,
        };
    }

    public static Side? MissingSide(this CouplingFinding finding) => finding.Finding switch
    {
        CouplingFindingKind.BusinessCentralGone => Side.BusinessCentral,
        CouplingFindingKind.SalesGone => Side.Sales,
        _ => null,
    };

    /// <summary>What a host is asked about before something is done.</summary>
    public static SyncResult Question(this CouplingFinding finding, string reason) => new()
    {
        Outcome = SyncOutcome.Skipped,
        Reason = reason,
        Mapping = finding.Mapping,
        Number = finding.Number,
        Name = finding.Name,
        BusinessCentralId = finding.BusinessCentralId,
        SalesId = finding.SalesId,
    };

    /// <summary>The finding as an input of a run, with what is known of its records.</summary>
    public static SyncItem ItemOf(CouplingFinding finding, long startedAt)
    {
        var reference = new RecordReference { Mapping = finding.Mapping, BusinessCentralId = finding.BusinessCentralId, SalesId = finding.SalesId, Number = finding.Number };
        return new SyncItem(reference, startedAt) { Coupling = finding.Finding == CouplingFindingKind.OpenIntent ? null : CouplingOf(finding) };
    }

    private static StoredCoupling CouplingOf(CouplingFinding finding) => new()
    {
        Id = finding.Key,
        Mapping = finding.Mapping,
        BusinessCentralId = finding.BusinessCentralId!.Value,
        SalesId = finding.SalesId!.Value,
        Number = finding.Number,
        Name = finding.Name,
    };

    private static string? TextOf(WriteIntent intent, string field) =>
        intent.Values.TryGetValue(field, out var value) && !value.IsBlank ? value.Text : null;
}
