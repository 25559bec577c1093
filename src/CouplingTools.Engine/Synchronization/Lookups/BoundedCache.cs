namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>
/// Remembers what was used lately. Entries age together: when the young generation is full it becomes the old one, and
/// what was not used since the last change is forgotten. Safe for concurrent use.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity, IEqualityComparer<TKey> comparer)
    where TKey : notnull
{
    private readonly object _gate = new();
    private Dictionary<TKey, TValue> _young = new(comparer);
    private Dictionary<TKey, TValue> _old = new(comparer);

    public int Count
    {
        get
        {
            lock (_gate)
                return _young.Count + _old.Count;
        }
    }

    public bool TryGet(TKey key, out TValue? value)
    {
        lock (_gate)
        {
            if (_young.TryGetValue(key, out value))
                return true;
            if (!_old.Remove(key, out value))
                return false;
            Keep(key, value);
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (_gate)
        {
            _old.Remove(key);
            Keep(key, value);
        }
    }

    private void Keep(TKey key, TValue value)
    {
        if (_young.Count >= capacity / 2)
        {
            _old = _young;
            _young = new(comparer);
        }
        _young[key] = value;
    }
}
