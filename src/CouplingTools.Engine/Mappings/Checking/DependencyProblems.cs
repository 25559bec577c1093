namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether the mappings that this one builds on can come before it.</summary>
internal static class DependencyProblems
{
    public static IReadOnlyList<MappingCheck> Of(RecordMapping mapping, Func<string, RecordMapping?> find)
    {
        var findings = new Findings(mapping.Name, "Dependencies");
        if (CircleThrough(mapping, find, each => each.DependsOn) is { } circle)
            findings.Fail("DependencyCircle", null, null, circle);
        else if (CircleThrough(mapping, find, Awaited) is { } waiting)
            findings.Warn("WaitingCircle", null, null, waiting);

        foreach (var field in mapping.Fields.Where(field => field.Lookup?.Mapping is { } name && !Same(name, mapping.Name)))
        {
            if (!mapping.DependsOn.Contains(field.Lookup!.Mapping!, StringComparer.OrdinalIgnoreCase) && field.OnLookupMissing == LookupMissingPolicy.Defer)
                findings.Warn("DependencyMissing", field.Name, null, field.Lookup.Mapping);
        }

        return findings.OrPassed(mapping.DependsOn.Count == 0 ? "DependenciesNone" : "DependenciesFit", string.Join(", ", mapping.DependsOn));
    }

    /// <summary>The mappings whose records a record of this one waits for, itself aside: a parent of the same table comes first by itself.</summary>
    private static IEnumerable<string> Awaited(RecordMapping mapping) => mapping.Fields
        .Where(field => field.OnLookupMissing == LookupMissingPolicy.Defer && field.Lookup?.Mapping is { } name && !Same(name, mapping.Name))
        .Select(field => field.Lookup!.Mapping!);

    private static string? CircleThrough(RecordMapping start, Func<string, RecordMapping?> find, Func<RecordMapping, IEnumerable<string>> next)
    {
        var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Path(start) is { } path ? string.Join(" -> ", path.Append(start.Name)) : null;

        List<string>? Path(RecordMapping mapping)
        {
            foreach (var name in next(mapping))
            {
                if (Same(name, start.Name))
                    return [mapping.Name];
                if (visited.Add(name) && find(name) is { } known && Path(known) is { } rest)
                    return [mapping.Name, .. rest];
            }

            return null;
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
