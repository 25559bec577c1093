using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CouplingTools.Pipeline;

/// <summary>
/// Runs asynchronous work on the thread pool and carries out, on the pipeline thread, what that work needs of PowerShell.
/// The methods for the work may be called from any thread, those for the pipeline only from the pipeline thread.
/// </summary>
internal sealed class PipelinePump : IDisposable
{
    private const int Capacity = 64;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);
    private static readonly Action s_wake = () => { };

    private readonly Channel<Action> _requests = Channel.CreateBounded<Action>(Capacity);
    private readonly ConcurrentQueue<Action> _notes = new();
    private readonly CancellationTokenSource _cancellation;
    private readonly IDisposable? _announced;
    private Task _work = Task.CompletedTask;

    /// <param name="stopping">Cancelled when the pipeline is stopped from outside.</param>
    /// <param name="announce">Announces the pump to others, until the end of what it returns.</param>
    public PipelinePump(CancellationToken stopping, Func<PipelinePump, IDisposable>? announce = null)
    {
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Token = _cancellation.Token;
        _announced = announce?.Invoke(this);
    }

    /// <summary>Cancelled when the pipeline stops, for whatever cause.</summary>
    public CancellationToken Token { get; }

    /// <summary>For the work: queues a request, and waits while too many are queued.</summary>
    public ValueTask PostAsync(Action request) => _requests.Writer.WriteAsync(request, Token);

    /// <summary>For the work: queues a request without ever waiting. For what is rare or small.</summary>
    public void Note(Action request)
    {
        _notes.Enqueue(request);
        _requests.Writer.TryWrite(s_wake);
    }

    /// <summary>For the work: puts a question and waits for the answer.</summary>
    public async ValueTask<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(() => answer.SetResult(question()));
        return await answer.Task.WaitAsync(Token);
    }

    /// <summary>For the work: hands every element of a sequence to the pipeline thread.</summary>
    public async Task EmitAsync<T>(IAsyncEnumerable<T> source, Action<T> write)
    {
        await foreach (var element in source.WithCancellation(Token))
            await PostAsync(() => write(element));
    }

    /// <summary>For the pipeline: starts the work.</summary>
    public void Start(Func<Task> work) => _work = Task.Run(() => RunAsync(work), CancellationToken.None);

    /// <summary>For the pipeline: carries out what is queued now.</summary>
    /// <exception cref="Exception">What the work ended with.</exception>
    public void Serve()
    {
        while (_requests.Reader.TryRead(out var request))
        {
            ServeNotes();
            request();
        }

        ServeNotes();
        if (_work.IsCompleted && _requests.Reader.Completion.IsCompleted)
            PipelineThread.Wait(_work);
    }

    /// <summary>For the pipeline: carries out requests until the work has ended.</summary>
    /// <exception cref="Exception">What the work ended with.</exception>
    public void ServeUntilDone()
    {
        while (PipelineThread.Wait(_requests.Reader.WaitToReadAsync(Token)))
            Serve();
        ServeNotes();
        PipelineThread.Wait(_work);
    }

    /// <summary>For the pipeline: passes an element to the work, carrying out requests while there is no room for it.</summary>
    public void Feed<T>(ChannelWriter<T> input, T element)
    {
        Serve();
        while (!input.TryWrite(element) && !_work.IsCompleted)
        {
            PipelineThread.Wait(Task.WhenAny(
                input.WaitToWriteAsync(Token).AsTask(), _requests.Reader.WaitToReadAsync(Token).AsTask(), _work));
            Token.ThrowIfCancellationRequested();
            Serve();
        }
    }

    /// <summary>Ends the work, if it has not ended, and waits a moment for it.</summary>
    public void Dispose()
    {
        _announced?.Dispose();
        if (!_work.IsCompleted)
        {
            _cancellation.Cancel();
            PipelineThread.WaitForEnd(_work, s_patience);
        }

        _work.ContinueWith(
            ended => { _ = ended.Exception; _cancellation.Dispose(); },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        finally
        {
            _requests.Writer.TryComplete();
        }
    }

    private void ServeNotes()
    {
        while (_notes.TryDequeue(out var note))
            note();
    }
}
