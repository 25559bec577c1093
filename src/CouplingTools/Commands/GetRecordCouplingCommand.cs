using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets couplings, all of them or those of given records.</summary>
[Cmdlet(VerbsCommon.Get, "RecordCoupling", DefaultParameterSetName = ListSet)]
[OutputType(typeof(RecordCoupling))]
public sealed class GetRecordCouplingCommand : ReferenceCmdlet
{
    private const string ListSet = "List";

    /// <summary>Only couplings with one of these statuses.</summary>
    [Parameter]
    public CouplingStatus[]? Status { get; set; }

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump) =>
        pump.EmitAsync(ParameterSetName == ListSet ? All(pump) : OfInputs(inputs, pump), Write);

    private IAsyncEnumerable<RecordCoupling> All(PipelinePump pump) =>
        Session.ListCouplingsAsync(new CouplingListRequest { Mapping = Mapping, Statuses = Status }, pump.Token);

    private IAsyncEnumerable<RecordCoupling> OfInputs(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump) =>
        Session.FindCouplingsAsync(inputs, Mapping, problem => pump.Note(() => WriteProblem(problem)), pump.Token);

    private void Write(RecordCoupling coupling)
    {
        if (Status is null || Status.Contains(coupling.Status))
            WriteObject(coupling);
    }
}
