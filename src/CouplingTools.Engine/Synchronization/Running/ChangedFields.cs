using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// The fields of a mapping whose bases do not count any more, because the field means something else now. Such a field is as if it had never
/// been synchronized, until the two sides agree on it anew. Safe for concurrent use.
/// </summary>
internal sealed class ChangedFields(CompiledMapping mapping)
{
    private readonly Dictionary<string, string> _meanings = mapping.Fields.ToDictionary(field => field.Name, field => field.Meaning, StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = [];

    /// <summary>Whether a field can be compared with what was agreed on; otherwise takes note of it.</summary>
    public bool Accepts(string field, FieldBase agreed)
    {
        if (!_meanings.TryGetValue(field, out var meaning) || agreed.Means(meaning))
            return true;
        lock (_counts)
            _counts[field] = _counts.GetValueOrDefault(field) + 1;
        return false;
    }

    /// <summary>The fields noted that were not told of yet.</summary>
    public IReadOnlyList<string> News()
    {
        lock (_counts)
            return [.. _counts.Keys.Where(_told.Add)];
    }

    /// <summary>How many couplings were met with each of the fields.</summary>
    public IReadOnlyList<string> Counts()
    {
        lock (_counts)
            return [.. _counts.Select(count => $"{count.Key} {count.Value}")];
    }
}
