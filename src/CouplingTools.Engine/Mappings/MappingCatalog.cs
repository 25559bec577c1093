using CouplingTools.Engine.Mappings.Catalog;

namespace CouplingTools.Engine.Mappings;

/// <summary>The mappings of an environment: the built-in ones, and the user's own, which replace built-in ones of the same name.</summary>
internal sealed class MappingCatalog
{
    private const string SchemaFile = ".schema.json";

    private readonly Dictionary<string, RecordMapping> _mappings;

    private MappingCatalog(Dictionary<string, RecordMapping> mappings) => _mappings = mappings;

    /// <summary>All mappings by name.</summary>
    public IReadOnlyList<RecordMapping> All =>
        [.. _mappings.Values.OrderBy(mapping => mapping.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Finds a mapping without regard to case.</summary>
    /// <exception cref="MappingException"><c>MappingNotFound</c>, naming the known ones.</exception>
    public RecordMapping Find(string name) =>
        TryFind(name) ?? throw MappingException.NotFound(name, [.. All.Select(known => known.Name)]);

    /// <summary>Finds a mapping without regard to case, if there is one.</summary>
    public RecordMapping? TryFind(string name) => _mappings.GetValueOrDefault(name);

    /// <summary>Reads every mapping file of the directories; a later directory overrides an earlier one by mapping name.</summary>
    /// <param name="builtIn">The directory of the built-in mappings, which must exist.</param>
    /// <param name="own">The user's directories; those that do not exist are passed over.</param>
    /// <exception cref="MappingException"><c>MappingInvalid</c>, with the problems of all files.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no <paramref name="builtIn"/> directory.</exception>
    public static MappingCatalog Load(string builtIn, params IReadOnlyList<string> own)
    {
        var mappings = new Dictionary<string, RecordMapping>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<MappingProblem>();
        foreach (var directory in own.Where(Directory.Exists).Prepend(builtIn))
        {
            foreach (var (name, mapping) in ReadDirectory(directory, problems))
                mappings[name] = mapping;
        }

        if (problems.Count == 0)
            problems.AddRange(mappings.Values.SelectMany(mapping => Unknown(mapping, mappings.Keys)));
        if (problems.Count == 0)
            problems.AddRange(mappings.Values.SelectMany(mapping => Circular(mapping, mappings)));
        return problems.Count == 0 ? new MappingCatalog(mappings) : throw MappingException.Invalid(problems);
    }

    private static Dictionary<string, RecordMapping> ReadDirectory(string directory, List<MappingProblem> problems)
    {
        var mappings = new Dictionary<string, RecordMapping>(StringComparer.OrdinalIgnoreCase);
        var files = Directory.EnumerateFiles(directory, "*.json")
            .Where(file => !file.EndsWith(SchemaFile, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var found = new MappingProblems(file);
            var mapping = Read(file, found);
            if (mapping is { Name.Length: > 0 } && !mappings.TryAdd(mapping.Name, mapping))
                found.Add("$.name", "DuplicateMapping", mapping.Name, mappings[mapping.Name].Path);
            problems.AddRange(found.All);
        }

        return mappings;
    }

    private static RecordMapping? Read(string file, MappingProblems problems)
    {
        try
        {
            return MappingReader.Read(File.ReadAllText(file), file, problems);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add("$", "FileUnreadable", failure.Message);
            return null;
        }
    }

    private static IReadOnlyList<MappingProblem> Circular(RecordMapping mapping, Dictionary<string, RecordMapping> mappings)
    {
        var problems = new MappingProblems(mapping.Path!);
        if (MappingGraph.Circle(mapping, mappings.GetValueOrDefault) is { Count: > 0 } circle)
            problems.Add("$.dependsOn", "CircularDependency", string.Join(" -> ", circle));
        return problems.All;
    }

    private static IReadOnlyList<MappingProblem> Unknown(RecordMapping mapping, IReadOnlyCollection<string> known)
    {
        var problems = new MappingProblems(mapping.Path!);
        var references = mapping.DependsOn.Select((name, index) => (Name: name, Path: $"$.dependsOn[{index}]"))
            .Concat(mapping.Fields.Select((field, index) => (Name: field.Lookup?.Mapping ?? mapping.Name, Path: $"$.fields[{index}].lookup.mapping")));
        for (var index = 0; index < mapping.Fields.Count; index++)
            problems.Name($"$.fields[{index}]", mapping.Fields[index].Name);
        foreach (var (name, path) in references.Where(reference => !known.Contains(reference.Name, StringComparer.OrdinalIgnoreCase)))
            problems.AddUnknown(path, "UnknownMapping", name, known);
        return problems.All;
    }
}
