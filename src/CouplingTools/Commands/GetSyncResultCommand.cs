using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets the results of runs, or the history of records.</summary>
[Cmdlet(VerbsCommon.Get, "SyncResult")]
[OutputType(typeof(SyncResult))]
public sealed class GetSyncResultCommand : ConnectedCmdlet
{
    /// <summary>Runs, or records and couplings whose history is asked for.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>Runs or their ids.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public new PSObject[]? Run { get; set; }

    /// <summary>Only results with one of these outcomes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public SyncOutcome[]? Outcome { get; set; }

    /// <summary>Only results with one of these reasons.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Reason { get; set; }

    /// <summary>Only results of these mappings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public string[]? Mapping { get; set; }

    /// <summary>Only results of records with one of these numbers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NumberCompleter))]
    public string[]? Number { get; set; }

    /// <summary>Only results of these Business Central records.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Guid[]? BusinessCentralId { get; set; }

    /// <summary>Only results of these Sales records.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Guid[]? SalesId { get; set; }

    private protected override void Process()
    {
        var request = new ResultListRequest
        {
            Runs = Run is null ? null : [.. Run.Select(run => RunInput.ToId(run) ?? throw CmdletText.InputException("RunNotUnderstood", run, run))],
            Mappings = MappingNames.Expand(Session, Mapping),
            Outcomes = Outcome,
            Reasons = Reason,
            Numbers = Number,
            BusinessCentralIds = BusinessCentralId,
            SalesIds = SalesId,
        };
        if (InputObject is null)
            List(request);
        foreach (var input in InputObject ?? [])
            ListOf(input, request);
    }

    private void ListOf(PSObject input, ResultListRequest request)
    {
        try
        {
            List(RunInput.ToId(input) is { } run ? request with { Runs = [run] } : RunInput.OfRecord(input, request));
        }
        catch (CouplingException problem) when (problem.ErrorClass == ErrorClass.Data)
        {
            WriteProblem(problem, input);
        }
    }

    private void List(ResultListRequest request) => base.Run(async pump =>
    {
        var listed = 0L;
        await pump.EmitAsync(CountedAsync(), WriteObject);
        if (request is { Runs: { } runs, Mappings: null, Reasons: null, Numbers: null, BusinessCentralIds: null, SalesIds: null })
            await TellForgottenAsync(runs, listed, pump);

        async IAsyncEnumerable<SyncResult> CountedAsync()
        {
            await foreach (var result in Session.ListResultsAsync(request, pump.Token))
            {
                listed++;
                yield return result;
            }
        }
    });

    /// <summary>Of records that were unchanged only the latest run of a mapping keeps the results.</summary>
    private async Task TellForgottenAsync(IReadOnlyList<Guid> runs, long listed, PipelinePump pump)
    {
        if (Outcome is not (null or [SyncOutcome.Unchanged]))
            return;
        var counted = 0L;
        await foreach (var run in Session.ListRunsAsync(new RunListRequest { Ids = runs }, pump.Token))
            counted += Outcome is null ? run.Total : run.Unchanged;
        if (counted > listed)
            pump.Note(() => WriteWarning(CmdletText.Message("ResultsForgotten", counted - listed)));
    }
}
