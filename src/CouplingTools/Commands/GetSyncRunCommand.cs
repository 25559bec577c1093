using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets runs with their counters, the latest first.</summary>
[Cmdlet(VerbsCommon.Get, "SyncRun", DefaultParameterSetName = ListSet)]
[OutputType(typeof(SyncRun))]
public sealed class GetSyncRunCommand : ConnectedCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The runs' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public Guid[]? Id { get; set; }

    /// <summary>Only runs of these mappings.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public string[]? Mapping { get; set; }

    /// <summary>Only runs that were for one of these.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public SyncRunKind[]? Kind { get; set; }

    /// <summary>Only runs with one of these statuses.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public SyncRunStatus[]? Status { get; set; }

    /// <summary>Only runs that began at this time or later.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The greatest number of runs, counted from the latest.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>The greatest number of runs, counted from the oldest.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        if (Last is not null && First is not null)
            throw CmdletText.Exception("ParametersExclude", nameof(Last), nameof(First));
    }

    private protected override void Process()
    {
        if (ParameterSetName == IdSet)
            ListKnown(Id!);
        else
            List(new RunListRequest { Mappings = MappingNames.Expand(Session, Mapping), Kinds = Kind, Statuses = Status, Since = Since, OldestFirst = First is not null });
    }

    private void List(RunListRequest request) =>
        Run(pump => pump.EmitAsync(Session.ListRunsAsync(request, pump.Token).TakeAsync(Last ?? First), WriteObject));

    private void ListKnown(Guid[] ids)
    {
        var found = new Dictionary<Guid, SyncRun>();
        Run(pump => pump.EmitAsync(Session.ListRunsAsync(new RunListRequest { Ids = ids }, pump.Token), run => found[run.Id] = run));
        foreach (var id in ids.Distinct())
        {
            if (found.TryGetValue(id, out var run))
                WriteObject(run);
            else
                WriteProblem(CmdletText.InputException("RunNotFound", id, id));
        }
    }
}
