using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Notes on disk which journalled writes are about to leave. What is noted must outlast a power failure, or a write that left would
/// pass for one that did not; so each note waits for the disk, and those that come while another is being written share the next.
/// </summary>
internal sealed class SentMarks(ICouplingStore store)
{
    private readonly object _lock = new();
    private readonly HashSet<long> _marked = [];
    private Group? _next;
    private bool _isWriting;

    /// <exception cref="CouplingException"><c>RunTakenOver</c>: somebody took the run for dead and dealt with its writes.</exception>
    public Task MarkAsync(IEnumerable<long> intents, CancellationToken cancellationToken)
    {
        Group group;
        lock (_lock)
        {
            var added = intents.Where(_marked.Add).ToList();
            if (added.Count == 0)
                return Task.CompletedTask;
            group = _next ??= new Group();
            group.Intents.AddRange(added);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = WriteAsync();
            }
        }

        return group.Done.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            // Batches that start together ask one after the other.
            await Task.Yield();
            Group group;
            lock (_lock)
            {
                if (_next is null)
                {
                    _isWriting = false;
                    return;
                }

                (group, _next) = (_next, null);
            }

            try
            {
                var marked = await store.MarkSentAsync(group.Intents, CancellationToken.None).ConfigureAwait(false);
                if (marked < group.Intents.Count)
                    throw ErrorText.Exception("RunTakenOver", ErrorClass.Transient);
                group.Done.SetResult();
            }
            catch (Exception failure)
            {
                group.Done.SetException(failure);
            }
        }
    }

    private sealed class Group
    {
        public List<long> Intents { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
