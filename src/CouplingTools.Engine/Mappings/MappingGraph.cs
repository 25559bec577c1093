namespace CouplingTools.Engine.Mappings;

/// <summary>
/// Which mappings come before which: those a mapping depends on, and those whose records its lookups wait for. Of a circle
/// the lookups that may be put off wait for nothing: their records are written without the field, which follows once both are there.
/// </summary>
internal static class MappingGraph
{
    /// <summary>The mappings that come before one.</summary>
    public static IEnumerable<string> Before(RecordMapping mapping, Func<string, RecordMapping?> find)
    {
        var putOff = PutOff(mapping, find);
        return Edges(mapping).Where(edge => edge.Field is null || !putOff.Contains(edge.Field.Name)).Select(edge => edge.To);
    }

    /// <summary>
    /// The names of the fields that close a circle and may follow later. A lookup stays where it is when its mapping must come first
    /// for another reason: of two mappings that look each other up, <c>dependsOn</c> says which comes first.
    /// </summary>
    public static IReadOnlySet<string> PutOff(RecordMapping mapping, Func<string, RecordMapping?> find) =>
        Edges(mapping)
            .Where(edge => !edge.IsFirm && Reaches(edge.To, mapping.Name, Edges, find) && !IsBefore(edge.To, mapping, find))
            .Select(edge => edge.Field!.Name)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The names of the fields that may follow later in the same run: those that are put off, and those in a circle that are left alone or cleared
    /// meanwhile, unless something else lets their mapping come first.
    /// </summary>
    public static IReadOnlySet<string> Following(RecordMapping mapping, Func<string, RecordMapping?> find) =>
        Loose(mapping)
            .Where(edge => Reaches(edge.To, mapping.Name, other => [.. Edges(other), .. Loose(other)], find) && !IsBefore(edge.To, mapping, find))
            .Select(edge => edge.Field!.Name)
            .Concat(PutOff(mapping, find))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>How many mappings must come before one.</summary>
    public static int Depth(string name, Func<string, RecordMapping?> find)
    {
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return Depth(name);

        int Depth(string mapping)
        {
            if (known.TryGetValue(mapping, out var depth) || find(mapping) is not { } definition)
                return depth;
            known[mapping] = 0;
            return known[mapping] = Before(definition, find).Select(before => 1 + Depth(before)).DefaultIfEmpty().Max();
        }
    }

    /// <summary>A circle that begins and ends with the mapping and that nothing breaks; empty when there is none.</summary>
    public static IReadOnlyList<string> Circle(RecordMapping mapping, Func<string, RecordMapping?> find)
    {
        var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Path(mapping) is { } path ? [mapping.Name, .. path] : [];

        List<string>? Path(RecordMapping from)
        {
            foreach (var name in Before(from, find))
            {
                if (IsSame(name, mapping.Name))
                    return [mapping.Name];
                if (visited.Add(name) && find(name) is { } next && Path(next) is { } rest)
                    return [next.Name, .. rest];
            }

            return null;
        }
    }

    /// <summary>A lookup that leaves its field alone or clears it waits for nothing; one within the mapping waits only where it may be put off.</summary>
    private static IEnumerable<Edge> Edges(RecordMapping mapping) => mapping.DependsOn
        .Select(name => new Edge(name, IsFirm: true, Field: null))
        .Concat(mapping.Fields
            .Where(field => field.Lookup?.Mapping is not null && field.OnLookupMissing is LookupMissingPolicy.Defer or LookupMissingPolicy.Fail)
            .Select(field => new Edge(field.Lookup!.Mapping!, !MayFollow(field), field))
            .Where(edge => !edge.IsFirm || !IsSame(edge.To, mapping.Name)));

    /// <summary>The lookups that wait for nothing, and whose records may be there only afterwards.</summary>
    private static IEnumerable<Edge> Loose(RecordMapping mapping) => mapping.Fields
        .Where(field => field is { Lookup.Mapping: not null, OnLookupMissing: LookupMissingPolicy.Keep or LookupMissingPolicy.Clear, CreateOnly: false, Codec: Codecs.CodecNames.Lookup })
        .Select(field => new Edge(field.Lookup!.Mapping!, IsFirm: false, field));

    private static bool IsBefore(string name, RecordMapping mapping, Func<string, RecordMapping?> find) =>
        Edges(mapping).Any(edge => edge.IsFirm && Reaches(edge.To, name, other => Edges(other).Where(next => next.IsFirm), find));

    private static bool MayFollow(FieldMapping field) =>
        field is { OnLookupMissing: LookupMissingPolicy.Defer, NotNull: false, CreateOnly: false, Codec: Codecs.CodecNames.Lookup };

    private static bool Reaches(string from, string to, Func<RecordMapping, IEnumerable<Edge>> edges, Func<string, RecordMapping?> find)
    {
        var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Reaches(from);

        bool Reaches(string name) => IsSame(name, to)
            || (visited.Add(name) && find(name) is { } next && edges(next).Any(edge => Reaches(edge.To)));
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private readonly record struct Edge(string To, bool IsFirm, FieldMapping? Field);
}
