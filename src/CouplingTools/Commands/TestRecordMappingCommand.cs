using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Checks mappings against both services, or tells of records whether their mapping takes them.</summary>
[Cmdlet(VerbsDiagnostic.Test, "RecordMapping", DefaultParameterSetName = MappingSet)]
[OutputType(typeof(MappingCheck))]
public sealed class TestRecordMappingCommand : ReferenceCmdlet
{
    private const string MappingSet = "Mapping";
    private readonly List<RecordMapping> _mappings = [];

    /// <summary>The mappings to check, or the mapping of inputs that name none.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public override string? Mapping { get; set; }

    /// <summary>Mappings are checked themselves, whatever else names records that are told of.</summary>
    private protected override void Process()
    {
        var records = InputObject.ToLookup(input => input.BaseObject is not RecordMapping);
        _mappings.AddRange(records[false].Select(input => (RecordMapping)input.BaseObject));
        InputObject = [.. records[true]];
        base.Process();
    }

    private protected override void End()
    {
        if (ParameterSetName == MappingSet && !MyInvocation.ExpectingInput)
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

    private IEnumerable<RecordMapping> Named()
    {
        var pattern = Mapping ?? "*";
        return MappingNames.IsPattern(Session, pattern) ? MappingNames.Matching(Session, pattern) : [Session.FindMapping(pattern)];
    }
}
