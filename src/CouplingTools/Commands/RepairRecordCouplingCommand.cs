using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Reports what is not as it should be with couplings, and repairs what it is asked to.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "RecordCoupling", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ListSet)]
[OutputType(typeof(CouplingFinding))]
public sealed class RepairRecordCouplingCommand : ReferenceCmdlet
{
    private const string ListSet = "List";
    private bool _preview;

    /// <summary>The findings whose couplings are removed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public CouplingFindingKind[]? Remove { get; set; }

    /// <summary>The findings whose deleted record is created again from its partner.</summary>
    [Parameter]
    [ValidateSet(nameof(CouplingFindingKind.BusinessCentralGone), nameof(CouplingFindingKind.SalesGone))]
    public CouplingFindingKind[]? Restore { get; set; }

    /// <summary>The findings whose surviving record is deleted.</summary>
    [Parameter]
    [ValidateSet(nameof(CouplingFindingKind.BusinessCentralGone), nameof(CouplingFindingKind.SalesGone))]
    public CouplingFindingKind[]? Delete { get; set; }

    /// <summary>Deletes nothing when records of more than this percentage of the couplings would be.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxChangePercent { get; set; } = 5;

    /// <summary>Goes on although a side has none of the coupled records.</summary>
    [Parameter]
    public SwitchParameter AllowEmptySide { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        RejectOverlap(nameof(Remove), Remove, nameof(Restore), Restore);
        RejectOverlap(nameof(Remove), Remove, nameof(Delete), Delete);
        RejectOverlap(nameof(Restore), Restore, nameof(Delete), Delete);
    }

    private protected override void Prepare(string? mapping) => _preview = this.IsWhatIf();

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var options = new RepairOptions
        {
            Mapping = Mapping,
            Remove = Remove ?? [],
            Restore = Restore ?? [],
            Delete = Delete ?? [],
            MaxChangePercent = MaxChangePercent,
            AllowEmptySide = AllowEmptySide,
            Preview = _preview,
        };
        var given = ParameterSetName == ListSet ? null : inputs;
        return pump.EmitAsync(Session.RepairCouplingsAsync(given, options, problem => pump.Note(() => WriteProblem(problem)), HostOf(pump), pump.Token), WriteObject);
    }

    /// <summary>One finding can be repaired in one way only.</summary>
    private static void RejectOverlap(string name, CouplingFindingKind[]? kinds, string otherName, CouplingFindingKind[]? others)
    {
        if (kinds?.Intersect(others ?? []).Any() == true)
            throw CmdletText.Exception("RepairsContradict", kinds.Intersect(others!).First(), name, otherName);
    }
}
