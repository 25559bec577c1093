using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Synchronizes records, whatever names them, and returns one result for each.</summary>
[Cmdlet(VerbsData.Sync, "Record", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = InputSet)]
[OutputType(typeof(SyncResult))]
public sealed class SyncRecordCommand : ReferenceCmdlet<string[]>
{
    private const string AllSet = "All";
    private const string ChangedSet = "Changed";
    private SyncDirection? _direction;
    private bool _preview;

    /// <summary>The direction; may be left out where the mapping allows one only.</summary>
    [Parameter]
    public SyncDirection? Direction { get; set; }

    /// <summary>What happens to uncoupled records; the mapping's policy unless given.</summary>
    [Parameter]
    public UncoupledPolicy? IfNotCoupled { get; set; }

    /// <summary>What happens to conflicts; the mapping's policy unless given.</summary>
    [Parameter]
    public ConflictPolicy? OnConflict { get; set; }

    /// <summary>What happens when one of two coupled records was deleted; the mapping's policy unless given.</summary>
    [Parameter]
    public DeletedPolicy? OnDeleted { get; set; }

    /// <summary>Makes the target equal to the source for every mapped field.</summary>
    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    /// <summary>Creates and couples the records that lookups wait for.</summary>
    [Parameter]
    public SwitchParameter IncludeDependencies { get; set; }

    /// <summary>Synchronizes every coupling of the mappings.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Synchronizes what changed since the last time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ChangedSet)]
    public SwitchParameter Changed { get; set; }

    /// <summary>The greatest number of requests under way at once on each side.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? ThrottleLimit { get; set; }

    /// <summary>The number of records handled together.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int BatchSize { get; set; } = SyncOptions.DefaultBatchSize;

    /// <summary>Refuses the run when more than this percentage of the records would be written, or of the couplings lack a record.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int? MaxChangePercent { get; set; }

    /// <summary>Lets the run go on although a side has none of the coupled records.</summary>
    [Parameter]
    public SwitchParameter AllowEmptySide { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        if (Mapping is { Length: > 1 } && !All && !Changed)
            throw CmdletText.Exception("OneMappingExpected", string.Join(", ", Mapping));
    }

    private protected override void Prepare(string? mapping)
    {
        _direction = Direction ?? DirectionChoice.Ask(Host, Session, mapping is null ? Mapping ?? [] : [mapping]);
        _preview = this.IsWhatIf();
    }

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump) =>
        pump.EmitAsync(Session.SynchronizeAsync(inputs, Options(), HostOf(pump), pump.Token), Write);

    private protected override void Refuse(CouplingException problem, PSObject input)
    {
        if (!TryFeed(problem, input))
            Write(new SyncResult
            {
                Outcome = SyncOutcome.Failed,
                Reason = problem.ErrorId,
                Direction = Direction ?? _direction ?? default,
                Error = problem.Message,
                RecommendedAction = problem.RecommendedAction,
                ErrorClass = problem.ErrorClass,
                Input = input,
            });
    }

    private SyncOptions Options() => new()
    {
        Mapping = InputMapping,
        Mappings = All || Changed ? Mapping : null,
        Direction = _direction,
        IfNotCoupled = IfNotCoupled,
        OnConflict = OnConflict,
        OnDeleted = OnDeleted,
        Overwrite = Overwrite,
        IncludeDependencies = IncludeDependencies,
        All = All,
        Changed = Changed,
        Preview = _preview,
        ThrottleLimit = ThrottleLimit,
        BatchSize = BatchSize,
        MaxChangePercent = MaxChangePercent,
        AllowEmptySide = AllowEmptySide,
    };

    private void Write(SyncResult result)
    {
        WriteObject(result);
        WriteTrouble(result, result.Input);
    }
}
