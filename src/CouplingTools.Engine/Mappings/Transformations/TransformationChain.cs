using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>The transformations of one direction, in order.</summary>
internal sealed class TransformationChain(IReadOnlyList<FieldTransformation> steps)
{
    private readonly IReadOnlyList<Func<string, string?>> _steps = [.. steps.Select(TransformationKinds.Build)];

    public bool IsEmpty => _steps.Count == 0;

    /// <summary>The transformed text; <see langword="null"/> when a step cannot convert it, or a regular expression took too long.</summary>
    public string? Apply(string text)
    {
        try
        {
            return _steps.Aggregate((string?)text, (current, step) => current is null ? null : step(current));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
