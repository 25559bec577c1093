using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Finds out which uncoupled records of both sides are the same thing, by the mapping's rules or given ones.</summary>
[Cmdlet(VerbsCommon.Find, "RecordMatch")]
[OutputType(typeof(RecordMatch))]
public sealed class FindRecordMatchCommand : ReferenceStreamCmdlet
{
    private bool _hasInput;
    private IReadOnlyList<MatchCriterion> _rules = [];

    /// <summary>The records to find partners for; all of the mapping unless given.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>The fields that must agree, in place of the mapping's rules.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public object[]? Rule { get; set; }

    /// <summary>The least similarity that counts as agreement for names and other texts.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? Similarity { get; set; }

    /// <summary>The side whose records get a partner.</summary>
    [Parameter]
    public Side? Side { get; set; }

    /// <summary>Reports records that are coupled or outside the filter, too.</summary>
    [Parameter]
    public SwitchParameter IncludeReasons { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        _hasInput = MyInvocation.ExpectingInput || InputObject is not null;
        _rules = RuleInput.Of(Rule ?? []);
    }

    private protected override void Process()
    {
        foreach (var input in InputObject ?? [])
            FeedInput(input, reference => reference);
    }

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var options = new MatchOptions { Mapping = Mapping, Rules = _rules, Similarity = Similarity, Side = Side, IncludeSettled = IncludeReasons };
        return pump.EmitAsync(
            Session.FindMatchesAsync(_hasInput ? inputs : null, options, problem => pump.Note(() => WriteProblem(problem)), HostOf(pump), pump.Token), WriteObject);
    }
}
