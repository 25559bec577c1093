namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>One kind of transformation.</summary>
/// <param name="Required">The arguments it cannot do without.</param>
/// <param name="Optional">The arguments it knows besides.</param>
/// <param name="Build">
/// Makes the conversion, which answers <see langword="null"/> for a text it cannot convert; throws
/// <see cref="TransformationArgumentException"/> for an argument it cannot use.
/// </param>
internal sealed record TransformationKind(
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Optional,
    Func<TransformationArguments, Func<string, string?>> Build);
