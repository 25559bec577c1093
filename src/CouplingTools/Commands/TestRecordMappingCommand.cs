using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Checks mappings against both services, or tells of records whether their mapping takes them.</summary>
[Cmdlet(VerbsDiagnostic.Test, "RecordMapping", DefaultParameterSetName = MappingSet)]
[OutputType(typeof(MappingCheck))]
public sealed class TestRecordMappingCommand : ReferenceStreamCmdlet
{
    private const string MappingSet = "Mapping";
    private const string NumberSet = "Number";
    private const string BusinessCentralIdSet = "BusinessCentralId";
    private const string SalesIdSet = "SalesId";

    private readonly List<RecordMapping> _mappings = [];
    private bool _hasInput;

    /// <summary>The mappings to check, or the mapping of inputs that name none.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public override string? Mapping { get; set; }

    /// <summary>Records, ids or numbers to tell of whether the mapping takes them; or mappings to check.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = MappingSet)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Numbers of records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NumberSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NumberCompleter))]
    public string[] Number { get; set; } = [];

    /// <summary>Ids of Business Central records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BusinessCentralIdSet)]
    public Guid[] BusinessCentralId { get; set; } = [];

    /// <summary>Ids of Sales records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SalesIdSet)]
    public Guid[] SalesId { get; set; } = [];

    private protected override void Process()
    {
        foreach (var id in BusinessCentralId)
            Take(new RecordReference { BusinessCentralId = id, Source = id });
        foreach (var id in SalesId)
            Take(new RecordReference { SalesId = id, Source = id });
        foreach (var number in Number)
            Take(new RecordReference { Number = number.Trim(), Source = number });
        foreach (var input in InputObject)
            Take(input);
    }

    private protected override void End()
    {
        if (!_hasInput && !MyInvocation.ExpectingInput)
            _mappings.AddRange(Named());
        base.End();
    }

    private protected override async Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        await pump.EmitAsync(Session.TestRecordsAsync(inputs, Mapping, problem => pump.Note(() => WriteProblem(problem)), pump.Token), WriteObject);
        // All inputs were taken by now, so that nothing is added to the mappings any more.
        foreach (var mapping in _mappings)
            await pump.EmitAsync(Session.TestMappingAsync(mapping, pump.Token), WriteObject);
    }

    private void Take(RecordReference reference)
    {
        _hasInput = true;
        Feed(reference);
    }

    private void Take(PSObject input)
    {
        _hasInput = true;
        if (input.BaseObject is RecordMapping mapping)
            _mappings.Add(mapping);
        else
            FeedInput(input, reference => reference);
    }

    private IEnumerable<RecordMapping> Named()
    {
        var pattern = Mapping ?? "*";
        return MappingNames.IsPattern(Session, pattern) ? MappingNames.Matching(Session, pattern) : [Session.FindMapping(pattern)];
    }
}
