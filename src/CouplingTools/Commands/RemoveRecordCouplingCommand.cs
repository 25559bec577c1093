using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Removes couplings; no record is deleted or changed.</summary>
[Cmdlet(VerbsCommon.Remove, "RecordCoupling", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = InputSet)]
public sealed class RemoveRecordCouplingCommand : ReferenceCmdlet
{
    private const int MostOwners = 200;
    private bool _preview;

    /// <summary>Uncouples what belongs to the records too, such as a customer's contacts.</summary>
    [Parameter]
    public SwitchParameter Cascade { get; set; }

    private protected override void Prepare(string? mapping) => _preview = this.IsWhatIf();

    private protected override async Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var owners = new List<RecordCoupling>();
        var couplings = Session.FindCouplingsAsync(inputs, Mapping, problem => pump.Note(() => WriteProblem(problem)), pump.Token);
        await foreach (var coupling in couplings)
        {
            if (!await pump.AskAsync(() => ShouldRemove(coupling)) && !_preview)
                continue;
            owners.Add(coupling);
            if (owners.Count < MostOwners)
                continue;
            await RemoveAsync(owners, pump);
            owners.Clear();
        }

        await RemoveAsync(owners, pump);
    }

    /// <summary>What belongs to a record goes first: an interruption then leaves nothing that is no longer found by its owner.</summary>
    private async Task RemoveAsync(List<RecordCoupling> owners, PipelinePump pump)
    {
        var parts = new List<RecordCoupling>();
        if (Cascade && owners.Count > 0)
        {
            await foreach (var part in Session.FindDependentsAsync(owners, pump.Token))
            {
                if (await pump.AskAsync(() => ShouldRemove(part)))
                    parts.Add(part);
            }
        }

        await Session.RemoveCouplingsAsync(parts, HostOf(pump), pump.Token);
        if (!_preview)
            await Session.RemoveCouplingsAsync(owners, HostOf(pump), pump.Token);
    }

    private bool ShouldRemove(RecordCoupling coupling)
    {
        var target = ChangeQuestion.Name(coupling.Mapping, coupling.Number, coupling.Name, coupling.BusinessCentralId);
        var question = Question.Of(CmdletText.Message("ActionUncouple"), target, []);
        return ShouldProcess(question.Description, question.Warning, question.Caption);
    }
}
