using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Removes couplings; no record is deleted or changed.</summary>
[Cmdlet(VerbsCommon.Remove, "RecordCoupling", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = InputSet)]
public sealed class RemoveRecordCouplingCommand : ReferenceCmdlet
{
    private protected override async Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var couplings = Session.FindCouplingsAsync(inputs, Mapping, problem => pump.Note(() => WriteProblem(problem)), pump.Token);
        await foreach (var coupling in couplings)
        {
            if (await pump.AskAsync(() => ShouldRemove(coupling)))
                await Session.RemoveCouplingAsync(coupling, pump.Token);
        }
    }

    private bool ShouldRemove(RecordCoupling coupling)
    {
        var target = ChangeQuestion.Name(coupling.Mapping, coupling.Number, coupling.Name, coupling.BusinessCentralId);
        var question = Question.Of(CmdletText.Message("ActionUncouple"), target, []);
        return ShouldProcess(question.Description, question.Warning, question.Caption);
    }
}
