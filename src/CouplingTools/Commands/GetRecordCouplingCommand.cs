using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets couplings, all of them or those of given records.</summary>
[Cmdlet(VerbsCommon.Get, "RecordCoupling", DefaultParameterSetName = ListSet)]
[OutputType(typeof(RecordCoupling))]
public sealed class GetRecordCouplingCommand : ReferenceCmdlet<string[]>
{
    private const string ListSet = "List";

    /// <summary>Only couplings of these mappings, or the mapping of inputs that name none.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public override string[]? Mapping { get; set; }

    /// <summary>Only couplings with one of these statuses.</summary>
    [Parameter]
    public CouplingStatus[]? Status { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        if (Mapping is { Length: > 1 } && ParameterSetName != ListSet)
            throw CmdletText.Exception("OneMappingExpected", string.Join(", ", Mapping));
    }

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump) =>
        pump.EmitAsync(ParameterSetName == ListSet ? All(pump) : OfInputs(inputs, pump), Write);

    private async IAsyncEnumerable<RecordCoupling> All(PipelinePump pump)
    {
        foreach (var mapping in Mapping is null ? [null] : MappingNames.Expand(Session, Mapping).Cast<string?>())
        {
            await foreach (var coupling in Session.ListCouplingsAsync(new CouplingListRequest { Mapping = mapping, Statuses = Status }, pump.Token))
                yield return coupling;
        }
    }

    private IAsyncEnumerable<RecordCoupling> OfInputs(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump) =>
        Session.FindCouplingsAsync(inputs, InputMapping, takesRetired: true, problem => pump.Note(() => WriteProblem(problem)), pump.Token);

    private void Write(RecordCoupling coupling)
    {
        if (Status is null || Status.Contains(coupling.Status))
            WriteObject(coupling);
    }
}
