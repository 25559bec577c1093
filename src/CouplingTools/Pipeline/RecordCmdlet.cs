using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Output;

namespace CouplingTools.Pipeline;

/// <summary>A cmdlet that works on records of one side.</summary>
public abstract class RecordCmdlet : ConnectedCmdlet
{
    private protected RecordCmdlet(Side side) => Side = side;

    private protected Side Side { get; }

    /// <summary>Runs an edit of one record; trouble with it leaves the other inputs alone.</summary>
    private protected void TryEdit(object? input, Func<PipelinePump, Task> edit)
    {
        try
        {
            Run(edit);
        }
        catch (CouplingException problem) when (problem.ErrorClass != ErrorClass.Configuration)
        {
            WriteProblem(problem, input);
        }
    }

    private protected bool ShouldEdit(string action, string target, IEnumerable<FieldChange> changes)
    {
        var question = Question.Of(CmdletText.Message(action, ChangeQuestion.SideName(Side)), target, changes.Select(ChangeQuestion.Line));
        return ShouldProcess(question.Description, question.Warning, question.Caption);
    }

    private protected static string Describe(ServiceRecord record) =>
        ChangeQuestion.Name(record.Mapping, record.Number, record.Name, record.Id);
}
