using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CouplingTools.Shell.Terminal;

namespace CouplingTools.Shell;

/// <summary>Runs pipelines so that their output and errors reach the screen and Ctrl+C stops them.</summary>
internal sealed class PipelineRunner(Runspace runspace, Screen screen, Interruptions interruptions)
{
    /// <summary>Runs one command, shows what it puts out and explains the error that ended it.</summary>
    public RunOutcome Run(Command command, bool nested = false, string? history = null)
    {
        using var pipeline = Create(nested, history);
        pipeline.Commands.Add(command);
        pipeline.Commands.Add(OutDefault());
        using var scope = interruptions.Begin();
        using var stop = interruptions.Token.Register(pipeline.StopAsync);
        try
        {
            pipeline.Invoke();
            return pipeline.PipelineStateInfo.State == PipelineState.Stopped ? RunOutcome.Stopped : RunOutcome.Completed;
        }
        catch (RuntimeException failure) when (pipeline.PipelineStateInfo.State == PipelineState.Stopped || failure is PipelineStoppedException)
        {
            return RunOutcome.Stopped;
        }
        catch (RuntimeException failure)
        {
            Report(ErrorOf(failure), nested);
            return RunOutcome.Failed;
        }
        finally
        {
            screen.EndProgress();
        }
    }

    /// <summary>Runs a script for its first value instead of showing it; null when it fails.</summary>
    public object? Evaluate(string script, bool nested = false)
    {
        using var pipeline = Create(nested, history: null);
        pipeline.Commands.AddScript(script);
        try
        {
            return pipeline.Invoke().FirstOrDefault()?.BaseObject;
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    // The view of parser errors shows nothing for text that was typed, which has no file; the exception's own message has the position.
    private static ErrorRecord ErrorOf(RuntimeException failure) => failure is ParseException { ErrorRecord.InvocationInfo: null }
        ? new ErrorRecord(new ParseException(failure.Message), failure.ErrorRecord.FullyQualifiedErrorId, ErrorCategory.SyntaxError, null)
        : failure.ErrorRecord;

    private void Report(ErrorRecord error, bool nested)
    {
        using var redirection = screen.WriteToError();
        using var pipeline = Create(nested, history: null);
        pipeline.Commands.Add(OutDefault());
        pipeline.Input.Write(error);
        pipeline.Input.Close();
        pipeline.Invoke();
    }

    private Pipeline Create(bool nested, string? history)
    {
        var text = history ?? "";
        var pipeline = nested
            ? runspace.CreateNestedPipeline(text, addToHistory: history is not null)
            : runspace.CreatePipeline(text, addToHistory: history is not null);
        pipeline.Commands.Clear();
        return pipeline;
    }

    private static Command OutDefault() => new("Out-Default")
    {
        MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Output | PipelineResultTypes.Error,
    };
}
