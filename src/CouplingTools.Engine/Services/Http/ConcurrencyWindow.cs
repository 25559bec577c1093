namespace CouplingTools.Engine.Services.Http;

/// <summary>Keeps the number of requests under way within a size that may change at any time. Who waits longest enters first.</summary>
internal sealed class ConcurrencyWindow(int size)
{
    private readonly object _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private readonly List<int> _caps = [];
    private int _size = size;
    private int _underWay;

    /// <summary>The size wished for; caps may lie below it. A smaller size lets those under way finish.</summary>
    public int Size
    {
        get
        {
            lock (_lock)
                return _size;
        }

        set
        {
            lock (_lock)
            {
                _size = value;
                Admit();
            }
        }
    }

    /// <summary>Whether every place is taken, so that a larger window would be used.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
                return _underWay >= Effective;
        }
    }

    /// <summary>The size that counts, with all caps.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
                return Effective;
        }
    }

    private int Effective => Math.Max(1, _caps.Count == 0 ? _size : Math.Min(_size, _caps.Min()));

    /// <summary>Lets at most this many under way until the returned object is disposed; of several caps the smallest counts.</summary>
    public IDisposable Cap(int most)
    {
        lock (_lock)
            _caps.Add(most);
        return new Release(() => Lift(most));
    }

    /// <summary>Waits for a place, which is free again once the returned object is disposed.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entrance = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.AddLast(entrance);
            Admit();
        }
        await using (cancellationToken.Register(() => GiveUp(entrance, cancellationToken)))
            await entrance.Task;
        return new Release(Leave);
    }

    private void Lift(int most)
    {
        lock (_lock)
        {
            _caps.Remove(most);
            Admit();
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _underWay--;
            Admit();
        }
    }

    private void GiveUp(TaskCompletionSource entrance, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.Remove(entrance))
                entrance.SetCanceled(cancellationToken);
        }
    }

    private void Admit()
    {
        while (_underWay < Effective && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            _underWay++;
            first.Value.SetResult();
        }
    }

    private sealed class Release(Action action) : IDisposable
    {
        private Action? _action = action;

        public void Dispose() => Interlocked.Exchange(ref _action, null)?.Invoke();
    }
}
