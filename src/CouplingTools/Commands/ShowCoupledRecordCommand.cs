using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Opens the page of the coupled record in the browser.</summary>
[Cmdlet(VerbsCommon.Show, "CoupledRecord", SupportsShouldProcess = true, DefaultParameterSetName = InputSet)]
[OutputType(typeof(Uri))]
public sealed class ShowCoupledRecordCommand : ReferenceCmdlet
{
    /// <summary>The side whose page is opened, instead of the side other than the input's.</summary>
    [Parameter]
    public Side? Side { get; set; }

    /// <summary>Returns the addresses that were opened.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump) =>
        pump.EmitAsync(Session.FindPagesAsync(inputs, Mapping, Side, problem => pump.Note(() => WriteProblem(problem)), pump.Token), Open);

    private void Open(Uri page)
    {
        var question = Question.Of(CmdletText.Message("ActionOpenPage"), page.AbsoluteUri, []);
        if (!ShouldProcess(question.Description, question.Warning, question.Caption))
            return;
        try
        {
            Browser.Open(page);
        }
        catch (CouplingException problem)
        {
            WriteProblem(problem);
            return;
        }

        if (PassThru)
            WriteObject(page);
    }
}
