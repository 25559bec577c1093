namespace CouplingTools.Engine.Mappings;

/// <summary>Which mappings come before which: those a mapping depends on, and those whose records its lookups wait for.</summary>
internal static class MappingGraph
{
    /// <summary>The mappings that come before one. A lookup that leaves its field alone or clears it waits for nothing.</summary>
    public static IEnumerable<string> Before(RecordMapping mapping) => mapping.DependsOn.Concat(
        mapping.Fields
            .Where(field => field.OnLookupMissing is LookupMissingPolicy.Defer or LookupMissingPolicy.Fail)
            .Select(field => field.Lookup?.Mapping)
            .OfType<string>()
            .Where(name => !string.Equals(name, mapping.Name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>How many mappings must come before one.</summary>
    public static int Depth(string name, Func<string, RecordMapping?> find)
    {
        var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Depth(name);

        int Depth(string mapping) => visited.Add(mapping) && find(mapping) is { } definition
            ? Before(definition).Select(before => 1 + Depth(before)).DefaultIfEmpty().Max()
            : 0;
    }

    /// <summary>A circle that begins and ends with the mapping; empty when there is none.</summary>
    public static IReadOnlyList<string> Circle(RecordMapping mapping, Func<string, RecordMapping?> find)
    {
        var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Path(mapping) is { } path ? [mapping.Name, .. path] : [];

        List<string>? Path(RecordMapping from)
        {
            foreach (var name in Before(from))
            {
                if (string.Equals(name, mapping.Name, StringComparison.OrdinalIgnoreCase))
                    return [mapping.Name];
                if (visited.Add(name) && find(name) is { } next && Path(next) is { } rest)
                    return [next.Name, .. rest];
            }

            return null;
        }
    }
}
