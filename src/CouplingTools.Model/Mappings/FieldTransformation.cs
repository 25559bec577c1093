namespace CouplingTools;

/// <summary>One step of a transformation chain.</summary>
/// <param name="Kind">The step's name, such as <c>trim</c>, <c>upper</c> or <c>replace</c>.</param>
/// <param name="Arguments">The step's named arguments.</param>
public sealed record FieldTransformation(string Kind, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>The step's table of values, for those that look something up.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string ToString() => Kind;
}
