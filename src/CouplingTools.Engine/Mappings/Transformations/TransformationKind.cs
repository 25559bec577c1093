namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>One kind of transformation.</summary>
/// <param name="Required">The arguments it cannot do without.</param>
/// <param name="Optional">The arguments it knows besides.</param>
/// <param name="Build">Makes the conversion; throws <see cref="ArgumentException"/> or <see cref="FormatException"/> for an argument it cannot use.</param>
internal sealed record TransformationKind(
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Optional,
    Func<IReadOnlyDictionary<string, string>, Func<string, string>> Build);
