namespace CouplingTools;

/// <summary>One step of a transformation chain.</summary>
/// <param name="Kind">The step's name, such as <c>trim</c>, <c>upper</c> or <c>replace</c>.</param>
/// <param name="Arguments">The step's named arguments.</param>
public sealed record FieldTransformation(string Kind, IReadOnlyDictionary<string, string> Arguments)
{
    /// <inheritdoc/>
    public override string ToString() => Kind;
}
