namespace CouplingTools.Engine.Mappings;

/// <summary>Collects the problems of one mapping, so that they are reported together.</summary>
internal sealed class MappingProblems(string file)
{
    private readonly List<MappingProblem> _all = [];
    private readonly List<(string Path, string Name)> _names = [];

    public int Count => _all.Count;

    public IReadOnlyList<MappingProblem> All => [.. _all.Select(problem => problem with { Subject = SubjectOf(problem.Path) })];

    /// <summary>Says what something is called that the paths of problems only number, so that nobody has to count.</summary>
    public void Name(string path, string name) => _names.Add((path, name));

    /// <summary>Adds the text of that id in the resources.</summary>
    public void Add(string path, string id, params object?[] arguments) =>
        Add(path, id, MappingText.Of(id, arguments));

    /// <summary>Adds a sentence that is worded already.</summary>
    public void AddMessage(string path, string message) => Add(path, "ValueInvalid", message);

    /// <summary>Adds the text of that id, with what was probably meant where one of the legal names is near.</summary>
    public void AddUnknown(string path, string id, string name, IReadOnlyCollection<string> legal) =>
        Add(path, NearestName.Of(name, legal) is null ? id : id + "Near", name, string.Join(", ", legal), NearestName.Of(name, legal));

    private string SubjectOf(string path) => string.Join(
        ", ",
        _names.Where(named => named.Name.Length > 0 && path.StartsWith(named.Path, StringComparison.Ordinal) && (path.Length == named.Path.Length || path[named.Path.Length] is '.' or '['))
            .OrderBy(named => named.Path.Length).Select(named => named.Name).Distinct(StringComparer.Ordinal));

    private void Add(string path, string id, string message) => _all.Add(new MappingProblem(file, path, message)
    {
        Rule = id.EndsWith("Near", StringComparison.Ordinal) ? id[..^"Near".Length] : id,
    });
}
