namespace CouplingTools.Sandbox.Dataverse.Addressing;

/// <summary>One segment of a resource path, unescaped: a name and, in parentheses, a key or arguments.</summary>
/// <param name="Arguments">The text between the parentheses; null when there are none.</param>
internal sealed record PathSegment(string Name, string? Arguments)
{
    /// <summary>Reads the segments of a path.</summary>
    public static IReadOnlyList<PathSegment> ParseAll(IReadOnlyList<string> path) => path.Select(Parse).ToArray();

    private static PathSegment Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return new PathSegment(text, null);
        }

        return text.EndsWith(')')
            ? new PathSegment(text[..open], text[(open + 1)..^1])
            : throw Errors.Uri($"Bad Request - Error in query syntax: the segment '{text}' lacks a closing parenthesis.");
    }
}
