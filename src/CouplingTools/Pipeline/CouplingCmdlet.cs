using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;
using CouplingTools.Sandbox;

namespace CouplingTools.Pipeline;

/// <summary>A cmdlet that can be stopped and whose errors all have a stable id and a next step.</summary>
public abstract class CouplingCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    private protected CancellationToken StopToken => _stopping.Token;

    protected sealed override void BeginProcessing() => Guard(Begin);

    protected sealed override void ProcessRecord() => Guard(Process);

    protected sealed override void EndProcessing() => Guard(End);

    protected sealed override void StopProcessing() => _stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private protected virtual void Begin()
    {
    }

    private protected virtual void Process()
    {
    }

    private protected virtual void End()
    {
    }

    /// <summary>Called at the end of the pipeline, however it ends.</summary>
    private protected virtual void Close()
    {
    }

    /// <summary>Runs work on the thread pool and carries out what it needs of PowerShell until it has ended.</summary>
    private protected void Run(Func<PipelinePump, Task> work)
    {
        using var pump = NewPump();
        pump.Start(() => work(pump));
        pump.ServeUntilDone();
    }

    /// <summary>A pump that anything which needs this runspace may use while it is served.</summary>
    private protected PipelinePump NewPump() => new(StopToken, pump => RunspacePumps.Here.Enter(pump, this));

    /// <summary>Reports trouble with one input; the others go on.</summary>
    private protected void WriteProblem(CouplingException problem, object? input = null) =>
        WriteError(ErrorRecords.From(problem, input));

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (CouplingException problem)
        {
            ThrowTerminatingError(ErrorRecords.From(problem));
        }
        catch (SandboxDamagedException damage)
        {
            ThrowTerminatingError(ErrorRecords.From(CmdletText.Exception("SandboxUnreadable", damage.Path, damage.Message)));
        }
        catch (Exception defect) when (defect is not (RuntimeException or FlowControlException or IContainsErrorRecord))
        {
            ThrowTerminatingError(ErrorRecords.Unexpected(defect));
        }
    }
}
