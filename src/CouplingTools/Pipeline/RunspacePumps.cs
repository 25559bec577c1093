using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace CouplingTools.Pipeline;

/// <summary>
/// The pumps under way in one runspace. Pipelines nest, and only the innermost pump is served while it waits; so what any
/// thread asks of the runspace is carried out by whichever pump is served first.
/// </summary>
internal sealed class RunspacePumps
{
    private static readonly ConditionalWeakTable<Runspace, RunspacePumps> s_all = [];
    private readonly List<(PipelinePump Pump, Cmdlet Cmdlet)> _underWay = [];
    private readonly ConcurrentQueue<ICall> _calls = new();

    private RunspacePumps()
    {
    }

    /// <summary>Carried out on the pipeline thread, or told that there is none.</summary>
    private interface ICall
    {
        void Carry(Cmdlet cmdlet);

        void Abandon();
    }

    /// <summary>Those of the runspace that runs this thread.</summary>
    public static RunspacePumps Here => s_all.GetValue(Runspace.DefaultRunspace, _ => new RunspacePumps());

    /// <summary>On the pipeline thread: announces a pump until the returned object is disposed.</summary>
    public IDisposable Enter(PipelinePump pump, Cmdlet cmdlet)
    {
        lock (_underWay)
            _underWay.Add((pump, cmdlet));
        return new Leaving(() => Leave(pump));
    }

    /// <summary>From any thread: puts a question to the pipeline thread and waits for the answer.</summary>
    /// <exception cref="Engine.CouplingException"><c>NoPipeline</c>: no command of this module is running there.</exception>
    public async Task<T> AskAsync<T>(Func<Cmdlet, T> question, CancellationToken cancellationToken)
    {
        var call = new Call<T>(question, cancellationToken);
        lock (_underWay)
        {
            if (_underWay.Count == 0)
                throw NoPipeline();
            _calls.Enqueue(call);
            foreach (var (pump, cmdlet) in _underWay)
                pump.Note(() => Serve(cmdlet));
        }
        return await call.Answer.WaitAsync(cancellationToken);
    }

    private static Engine.CouplingException NoPipeline() => CmdletText.Exception("NoPipeline");

    private void Serve(Cmdlet cmdlet)
    {
        while (_calls.TryDequeue(out var call))
            call.Carry(cmdlet);
    }

    private void Leave(PipelinePump pump)
    {
        lock (_underWay)
        {
            _underWay.RemoveAll(entry => entry.Pump == pump);
            while (_underWay.Count == 0 && _calls.TryDequeue(out var call))
                call.Abandon();
        }
    }

    private sealed class Call<T>(Func<Cmdlet, T> question, CancellationToken cancellationToken) : ICall
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Answer => _answer.Task;

        public void Carry(Cmdlet cmdlet)
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            try
            {
                _answer.TrySetResult(question(cmdlet));
            }
            catch (PipelineStoppedException)
            {
                _answer.TrySetCanceled(CancellationToken.None);
                throw;
            }
            catch (Exception failure)
            {
                _answer.TrySetException(failure);
            }
        }

        public void Abandon() => _answer.TrySetException(NoPipeline());
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
