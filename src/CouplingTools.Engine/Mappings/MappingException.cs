namespace CouplingTools.Engine.Mappings;

/// <summary>A mapping that cannot be used, with everything that is wrong with it.</summary>
public sealed class MappingException : CouplingException
{
    private MappingException(string errorId, string message, string? action, IReadOnlyList<MappingProblem> problems)
        : base(errorId, ErrorClass.Configuration, message, action) =>
        Problems = problems;

    /// <summary>The problems in the order of the files; empty for <c>MappingNotFound</c>.</summary>
    public IReadOnlyList<MappingProblem> Problems { get; }

    internal static MappingException Invalid(IReadOnlyList<MappingProblem> problems) => new(
        "MappingInvalid",
        ErrorText.Message("MappingInvalid", string.Concat(problems.Select(problem => "\n  " + problem))),
        ErrorText.Action("MappingInvalid"),
        problems);

    internal static MappingException NotFound(string name, IReadOnlyCollection<string> known)
    {
        var nearest = NearestName.Of(name, known);
        var text = name.AsSpan().IndexOfAny('*', '?', '[') >= 0 ? "MappingNotFoundWild" : nearest is null ? "MappingNotFound" : "MappingNotFoundNear";
        return new("MappingNotFound", ErrorText.Message(text, name, string.Join(", ", known), nearest), ErrorText.Action("MappingNotFound"), [])
        {
            Target = name,
        };
    }

    /// <summary>Couplings outlived their mapping.</summary>
    internal static MappingException Retired(string name, RecordReference reference) =>
        new("MappingNotFound", ErrorText.Message("MappingRetired", name, reference), ErrorText.Action("MappingRetired"), []) { Target = name };
}
