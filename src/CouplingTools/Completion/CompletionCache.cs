using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CouplingTools.Engine;

namespace CouplingTools.Completion;

/// <summary>Remembers for some seconds what was offered, per connection, so that repeated Tabs ask the services once.</summary>
internal sealed class CompletionCache(TimeProvider time)
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(5);
    private static readonly ConditionalWeakTable<CouplingSession, CompletionCache> s_all = [];
    private readonly ConcurrentDictionary<string, (long At, IReadOnlyList<CompletionOffer> Found)> _entries = new(StringComparer.OrdinalIgnoreCase);

    public static CompletionCache Of(CouplingSession session) =>
        s_all.GetValue(session, _ => new CompletionCache(TimeProvider.System));

    public async Task<IReadOnlyList<CompletionOffer>> GetAsync(string key, Func<Task<IReadOnlyList<CompletionOffer>>> find)
    {
        foreach (var (stale, _) in _entries.Where(entry => time.GetElapsedTime(entry.Value.At) >= s_life))
            _entries.TryRemove(stale, out _);
        if (_entries.TryGetValue(key, out var known))
            return known.Found;
        var found = await find();
        _entries[key] = (time.GetTimestamp(), found);
        return found;
    }
}
