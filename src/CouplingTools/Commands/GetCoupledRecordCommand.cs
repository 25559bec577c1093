using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets the coupled record of the other side.</summary>
[Cmdlet(VerbsCommon.Get, "CoupledRecord", DefaultParameterSetName = InputSet)]
[OutputType(typeof(ServiceRecord))]
public sealed class GetCoupledRecordCommand : ReferenceCmdlet
{
    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump) =>
        pump.EmitAsync(
            Session.ReadCoupledAsync(inputs, Mapping, problem => pump.Note(() => WriteProblem(problem)), pump.Token),
            record => WriteObject(RecordObject.Of(record)));
}
