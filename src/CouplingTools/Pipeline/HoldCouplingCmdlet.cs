using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;

namespace CouplingTools.Pipeline;

/// <summary>Takes couplings out of synchronization, or puts them back.</summary>
public abstract class HoldCouplingCmdlet : ReferenceCmdlet
{
    private readonly string _action;

    private protected HoldCouplingCmdlet(string action) => _action = action;

    private protected abstract bool IsDone(RecordCoupling coupling);

    private protected abstract Task<RecordCoupling?> ChangeAsync(RecordCoupling coupling, CancellationToken cancellationToken);

    private protected override async Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var couplings = Session.FindCouplingsAsync(inputs, Mapping, takesRetired: false, problem => pump.Note(() => WriteProblem(problem)), pump.Token);
        await foreach (var coupling in couplings)
        {
            if (IsDone(coupling))
                await pump.PostAsync(() => WriteObject(coupling));
            else if (await pump.AskAsync(() => ShouldChange(coupling)) && await ChangeAsync(coupling, pump.Token) is { } changed)
                await pump.PostAsync(() => WriteObject(changed));
        }
    }

    private bool ShouldChange(RecordCoupling coupling)
    {
        var target = ChangeQuestion.Name(coupling.Mapping, coupling.Number, coupling.Name, coupling.BusinessCentralId);
        var question = Question.Of(CmdletText.Message(_action), target, []);
        return ShouldProcess(question.Description, question.Warning, question.Caption);
    }
}
