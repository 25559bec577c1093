namespace CouplingTools.Engine.Services.Http;

/// <summary>Keeps what was once fetched; a fetch that failed is tried again by the next caller.</summary>
internal sealed class AsyncCache<TKey, TValue> : IDisposable
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly SemaphoreSlim _gate = new(1);

    public void Dispose() => _gate.Dispose();

    public async Task<TValue> GetAsync(TKey key, Func<TKey, CancellationToken, Task<TValue>> fetch, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_values.TryGetValue(key, out var value))
                _values[key] = value = await fetch(key, cancellationToken);
            return value;
        }
        finally
        {
            _gate.Release();
        }
    }
}
